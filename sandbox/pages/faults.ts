import { FAULT_KINDS, FAULT_SERVICES, newFaultRule } from "../faults/rule";
import { redirectReply } from "../http/reply";
import { readFields } from "../http/request-body";
import type { Reply, Route } from "../http/router";
import type { World } from "../world";
import { html, type Markup } from "./html";
import { page } from "./layout";

const MEANINGS: Record<(typeof FAULT_KINDS)[number], string> = {
  delay: "delay · задержка",
  drop: "drop before it is read · обрыв до приёма",
  refuse: "definite refusal · точный отказ",
  lose_answer: "carried out, answer lost · принято, ответ потерян",
  status: "HTTP 429 / 5xx",
  ok_with_error: "200 with an error inside · 200 с ошибкой внутри",
  duplicate: "webhooks repeated · вебхуки повторяются",
  reorder: "webhooks reordered · вебхуки переставлены",
};

const VARIANTS = ["", "refusal", "incomplete", "invalid_json", "outside_schema"] as const;

function options(values: readonly string[], name: (value: string) => string): Markup[] {
  return values.map((value) => html`<option value="${value}">${name(value)}</option>`);
}

function showFaults(world: World, problem: string | null): Reply {
  const rows = world.faults.list().map((rule) => {
    const { id, service, kind, share, applied, match, ...rest } = rule;
    const details = { ...match, ...rest };
    return html`<tr><td>${service}</td><td>${MEANINGS[kind]}</td><td>${Math.round(share * 100)} %</td>
<td><code>${JSON.stringify(details)}</code></td><td>${applied}</td>
<td><form method="post" action="/faults/remove"><input type="hidden" name="id" value="${id}"><button class="bad">Remove · Убрать</button></form></td></tr>`;
  });
  const meaning = (kind: string) => MEANINGS[kind as keyof typeof MEANINGS];
  return page(
    "/faults",
    "Faults · Сбои",
    html`
<p>Make a service misbehave and see what HALO makes of it. · Испортите сервис и посмотрите, что сделает HALO.</p>
${problem === null ? null : html`<p class="panel" role="alert">${problem}</p>`}
<div class="scroll panel"><table><thead><tr><th>Service · Сервис</th><th>Fault · Сбой</th><th>Share · Доля</th><th>Details · Подробности</th><th>Applied · Сработал</th><th></th></tr></thead>
<tbody>${rows.length > 0 ? rows : html`<tr><td colspan="6" class="soft">All is well. · Всё исправно.</td></tr>`}</tbody></table></div>
<h2>Add · Добавить</h2>
<form method="post" action="/faults" class="panel">
<label>Service · Сервис<select name="service">${options(FAULT_SERVICES, (one) => one)}</select></label>
<label>Fault · Сбой<select name="kind">${options(FAULT_KINDS, meaning)}</select></label>
<label>Share, % · Доля<input name="share" type="number" min="0" max="100" value="100"></label>
<label>Times · Раз<input name="times" type="number" min="1" placeholder="∞"></label>
<label>Path holds · В адресе<input name="path"></label>
<label>Delay, ms · Задержка<input name="ms" type="number" min="0" max="120000"></label>
<label>HTTP<input name="status" type="number" min="400" max="599" placeholder="503"></label>
<label>Retry-After, s<input name="retryAfter" type="number" min="0"></label>
<label>When · Когда<select name="afterAccept"><option value="">before · до приёма</option><option value="yes">after · после приёма</option></select></label>
<label>Model's answer · Ответ модели<select name="variant">${options(VARIANTS, (one) => one || "—")}</select></label>
<button>Add · Добавить</button>
</form>
<form method="post" action="/faults/clear"><button>Remove all · Убрать все</button></form>`,
  );
}

/** Faults on demand, by hand. */
export function faultsRoutes(world: World): Route[] {
  const service = "page";
  return [
    { method: "GET", pattern: "/faults", service, handle: () => showFaults(world, null) },
    {
      method: "POST",
      pattern: "/faults",
      service,
      handle: async (req) => {
        const fields = await readFields(req);
        const text = (name: string) => fields.get(name) || undefined;
        const number = (name: string) =>
          text(name) === undefined ? undefined : Number(text(name));
        const path = text("path");
        const rule = newFaultRule.safeParse({
          service: text("service"),
          kind: text("kind"),
          share: (number("share") ?? 100) / 100,
          times: number("times"),
          match: path === undefined ? undefined : { path },
          ms: number("ms"),
          status: number("status") ?? (text("kind") === "status" ? 503 : undefined),
          retryAfter: number("retryAfter"),
          afterAccept: text("afterAccept") === "yes" ? true : undefined,
          variant: text("variant"),
        });
        if (!rule.success)
          return showFaults(world, rule.error.issues.map((issue) => issue.message).join("; "));
        world.faults.add(rule.data);
        return redirectReply("/faults");
      },
    },
    {
      method: "POST",
      pattern: "/faults/remove",
      service,
      handle: async (req) => {
        world.faults.remove((await readFields(req)).get("id") ?? "");
        return redirectReply("/faults");
      },
    },
    {
      method: "POST",
      pattern: "/faults/clear",
      service,
      handle: () => {
        world.faults.clear();
        return redirectReply("/faults");
      },
    },
  ];
}
