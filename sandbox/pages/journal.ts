import type { Reply, Request, Route } from "../http/router";
import type { JournalEntry } from "../journal/journal";
import type { World } from "../world";
import { html, type Markup } from "./html";
import { page } from "./layout";

const PAGE_SIZE = 200;

function row(entry: JournalEntry): Markup {
  const { no, at, kind, ref, session, data } = entry;
  const by = (name: string, value: string | undefined) =>
    value === undefined
      ? null
      : html`<a href="/journal?${name}=${encodeURIComponent(value)}">${value}</a>`;
  return html`<tr><td>${no}</td><td><time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 23)}</time></td>
<td>${by("kind", kind)}</td><td>${by("session", session)}${session && ref ? html`<br>` : null}${by("ref", ref)}</td>
<td><pre>${JSON.stringify(data)}</pre></td></tr>`;
}

function showJournal(world: World, req: Request): Reply {
  const given = (name: string) => req.query.get(name)?.trim() || undefined;
  const filter = { kind: given("kind"), ref: given("ref"), session: given("session") };
  const before = Number(given("before") ?? Number.POSITIVE_INFINITY);
  const found = world.journal.list(filter).filter((entry) => entry.no < before);
  const shown = found.slice(-PAGE_SIZE).reverse();
  const oldest = shown.at(-1);
  const older = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  if (oldest) older.set("before", String(oldest.no));
  const field = (name: keyof typeof filter, label: string, hint: string) =>
    html`<label>${label}<input name="${name}" value="${filter[name]}" placeholder="${hint}"></label>`;
  return page(
    "/journal",
    "Journal · Журнал",
    html`
<p>What really happened, newest first; times are UTC. · Что было на самом деле, новое сверху; время UTC.</p>
<form method="get" action="/journal" class="panel">
${field("kind", "Kind · Вид", "vox. / sms.accepted")}${field("session", "Session · Сессия", "")}${field("ref", "Call or message · Звонок или сообщение", "")}
<button>Show · Показать</button> <a href="/journal">All · Все</a>
</form>
<div class="scroll panel"><table><thead><tr><th>No</th><th>Time · Время</th><th>Kind · Вид</th><th>Session, call · Сессия, звонок</th><th>Data · Данные</th></tr></thead>
<tbody>${shown.length > 0 ? shown.map(row) : html`<tr><td colspan="5" class="soft">Nothing yet. · Пока ничего.</td></tr>`}</tbody></table></div>
${found.length > shown.length ? html`<p><a href="/journal?${older.toString()}">Older · Раньше</a></p>` : null}`,
  );
}

/** The append-only log of the world, to look through. */
export function journalRoutes(world: World): Route[] {
  return [
    {
      method: "GET",
      pattern: "/journal",
      service: "page",
      handle: (req) => showJournal(world, req),
    },
  ];
}
