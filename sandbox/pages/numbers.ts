import type { Route } from "../http/router";
import { behaviors, sampleNumbers } from "../people/behaviors";
import { html } from "./html";
import { page } from "./layout";

/** The table of test numbers: the last two digits say how the call goes. */
export function numbersRoutes(): Route[] {
  const rows = behaviors.map(
    (one) => html`<tr id="n${one.ending}"><td><b>…${one.ending}</b></td>
<td>${one.name.en}<br><span class="soft">${one.name.ru}</span></td>
<td>${one.what.en}<br><span class="soft">${one.what.ru}</span></td>
<td><code>${one.outcome}</code></td>
<td>${sampleNumbers.map((sample) => html`<code>${sample.prefix}${one.ending}</code><br>`)}</td></tr>`,
  );
  const body = html`
<p>The last two digits of any valid number choose how the call goes; every other ending draws by the seed.</p>
<p class="soft">Последние две цифры любого номера решают, как пройдёт звонок; остальные окончания выбирает зерно.</p>
<div class="scroll panel"><table>
<thead><tr><th>Ending<br>Окончание</th><th>Who · Кто</th><th>What happens · Что будет</th><th>Outcome<br>Исход</th><th>To try · Попробовать</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return [
    {
      method: "GET",
      pattern: "/numbers",
      service: "page",
      handle: () => page("/numbers", "Numbers · Номера", body),
    },
  ];
}
