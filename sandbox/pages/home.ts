import { changeSettings, settingsPatch } from "../control/settings";
import { redirectReply } from "../http/reply";
import { readFields } from "../http/request-body";
import type { Reply, Route } from "../http/router";
import type { World } from "../world";
import { html, type Markup } from "./html";
import { page } from "./layout";

const SPEEDS = [1, 2, 4, 8, 16, 40] as const;

function addresses(world: World): Markup {
  const services = [
    ["Voximplant", "/platform_api"],
    ["OpenAI", "/openai/v1"],
    ["SMS.ru", "/sms"],
    ["Telegram", "/telegram"],
    ["HubSpot", "/hubspot"],
  ] as const;
  const row = ([name, path]: (typeof services)[number]) =>
    html`<tr><td>${name}</td><td><code>${world.publicUrl}${path}</code></td></tr>`;
  return html`<div class="scroll"><table><thead><tr><th>Service · Сервис</th><th>Address · Адрес</th></tr></thead><tbody>${services.map(row)}</tbody></table></div>`;
}

function showHome(world: World): Reply {
  const { speed, seed, obedient } = world.settings;
  const speeds = [...new Set([...SPEEDS, speed])].sort((one, other) => one - other);
  const option = (one: number) =>
    html`<option value="${one}" ${one === speed ? { markup: "selected" } : null}>${one} ×</option>`;
  return page(
    "/",
    "Sandbox · Песочница",
    html`
<div class="panel">
<p>Every outside service HALO talks to, on this machine: telephony with people who answer, a language model, SMS, Telegram and a CRM. Nobody is really called or written to.</p>
<p class="soft">Все внешние сервисы HALO на этой машине: телефония с людьми, которые отвечают, языковая модель, SMS, Telegram и CRM. По-настоящему никому не звонят и не пишут.</p>
</div>
<h2>Settings · Настройки</h2>
<form method="post" action="/settings" class="panel">
<label>Speed of calls · Скорость звонков<select name="speed">${speeds.map(option)}</select></label>
<label>Seed · Зерно<input name="seed" value="${seed}" maxlength="64" required></label>
<label>Language model · Модель<select name="obedient">
<option value="no">reads by rules · читает по правилам</option>
<option value="yes" ${obedient ? { markup: "selected" } : null}>obeys the attacker · слушается злоумышленника</option>
</select></label>
<button>Apply · Применить</button>
</form>
<p class="soft">Until the sandbox restarts. The same seed makes the same people say the same. · До перезапуска. При том же зерне люди говорят то же самое.</p>
<h2>Addresses · Адреса</h2>
${addresses(world)}
<h2>Empty the sandbox · Очистить</h2>
<form method="post" action="/reset"><button class="bad">Forget messages, records and faults · Забыть сообщения, записи и сбои</button></form>`,
  );
}

/** The first page: what this is, how fast it runs, where everything answers. */
export function homeRoutes(world: World): Route[] {
  return [
    { method: "GET", pattern: "/", service: "page", handle: () => showHome(world) },
    {
      method: "POST",
      pattern: "/settings",
      service: "page",
      handle: async (req) => {
        const fields = await readFields(req);
        const patch = settingsPatch.safeParse({
          speed: Number(fields.get("speed")),
          seed: fields.get("seed"),
          obedient: fields.get("obedient") === "yes",
        });
        if (patch.success) changeSettings(world, patch.data);
        return redirectReply("/");
      },
    },
    {
      method: "POST",
      pattern: "/reset",
      service: "page",
      handle: () => {
        world.reset();
        return redirectReply("/");
      },
    },
  ];
}
