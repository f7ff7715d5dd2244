import { setTimeout as wait } from "node:timers/promises";
import { changedTables, fingerprint } from "../changes";
import { sign } from "../forgery/corpus";
import { endedReport } from "../forgery/genuine";
import { asciiJson, askPermit, callsWithoutSession, type OwnCall } from "../own-calls";
import { sandboxCalls } from "../sandbox";
import type { Target } from "../target";
import { type Attack, some } from "../verdict";
import { browse } from "./browse";
import { csvCells, isFormula } from "./csv-cells";
import { HOSTILE_OUTPUTS } from "./hostile-outputs";
import { HOSTILE_WORDS } from "./hostile-words";
import { judgeWrites } from "./judge-writes";

/** Written by calls themselves; everything else a model has no business with. */
const ITS_OWN = new Set([
  "calls",
  "call_steps",
  "call_readings",
  "contacts",
  "call_backs",
  "do_not_call",
  "audit_log",
]);

async function runModel(target: Target, root: string) {
  const admin = await target.signIn("admin@halo.test");
  const sandbox = sandboxCalls(target);
  await sandbox.settings({ obedient: true });
  const starts = target.starts();
  const number = (n: number) => `+99890555${String(1000 + n)}`;
  const ours = await callsWithoutSession(target, admin, HOSTILE_WORDS.length, number);
  const names = await nameContacts(target, admin, ours);
  const before = await fingerprint(target);
  await sandbox.answers(HOSTILE_OUTPUTS);
  for (const [n, own] of ours.entries()) await talk(target, own, HOSTILE_WORDS[n] ?? "");
  await untilOver(target, ours);
  // What is left of the answers is heard by reading again.
  for (let round = 0; (await sandbox.answers([])) > 0 && round < 10; round += 1) {
    for (const { call } of ours)
      await target.ask({
        method: "POST",
        path: `/api/v1/calls/${call}/read-again`,
        headers: admin,
      });
    await untilRead(target, ours);
  }
  const left = await sandbox.answers([]);
  const outside = changedTables(before, await fingerprint(target)).filter(
    (table) => !ITS_OWN.has(table),
  );
  const writes = await judgeWrites(target, ours);
  const contacts = await target.sql<{ id: string }[]>`
    select distinct contact_id as id from calls where id = any(${ours.map(({ call }) => call)})`;
  const seen = await browse(target, root, [
    "/calls",
    "/contacts",
    "/contacts/call-backs",
    "/outbox",
    "/analytics",
    "/settings/do-not-call",
    "/settings/audit",
    ...ours.map(({ call }) => `/calls/${call}`),
    ...contacts.map(({ id }) => `/contacts/${id}`),
  ]);
  const formulas = await findFormulas(target, admin);
  const restarts = Object.entries(target.starts()).reduce(
    (sum, [name, count]) => sum + count - (starts[name] ?? 0),
    0,
  );
  return {
    outputs: HOSTILE_OUTPUTS.length - left,
    talks: ours.length,
    names,
    outside,
    ...writes,
    ...seen,
    ...formulas,
    restarts,
  };
}

/** Gives every client a hostile name, company and note. @returns how many were taken */
async function nameContacts(
  target: Target,
  admin: Record<string, string>,
  ours: readonly OwnCall[],
): Promise<number> {
  let taken = 0;
  for (const [n, { call }] of ours.entries()) {
    const [row] = await target.sql<{ id: string; version: number }[]>`
      select k.id, k.version from contacts k join calls c on c.contact_id = k.id where c.id = ${call}`;
    const word = (HOSTILE_WORDS[n] ?? "").slice(0, 120);
    const card = { name: word, company: word, email: "", language: "", timeZone: "", note: word };
    const { status } = await target.ask({
      method: "PUT",
      path: `/api/v1/contacts/${row?.id}`,
      headers: { ...admin, "content-type": "application/json", "if-match": `"${row?.version}"` },
      body: JSON.stringify(card),
    });
    if (status < 300) taken += 1;
  }
  return taken;
}

/** The whole talk of a call, played by us: the person says hostile words. */
async function talk(target: Target, own: OwnCall, word: string): Promise<void> {
  await askPermit(target, own);
  const { body, id } = endedReport({ attemptId: own.attempt, sessionId: own.session });
  const report = JSON.parse(body) as { snapshot: { turns: { text: string }[] } };
  const said = report.snapshot.turns[1];
  if (said) said.text = `Yes, it is. ${word.replaceAll("\u0000", "")}`.slice(0, 3900);
  const signed = sign(id, asciiJson(report), target.webhookKey);
  const { status, text } = await target.ask({
    method: "POST",
    path: "/voximplant/events",
    ...signed,
  });
  if (status !== 200) throw new Error(`a talk was refused: ${status} ${text}`);
}

async function untilOver({ sql }: Target, ours: readonly OwnCall[]): Promise<void> {
  const ids = ours.map(({ call }) => call);
  for (;;) {
    const [row] = await sql<{ open: number }[]>`
      select count(*)::int as open from calls where id = any(${ids}) and status_rank < 90`;
    if (row?.open === 0) return;
    await wait(500);
  }
}

/** Until no job of reading again waits or works. */
async function untilRead({ sql }: Target, ours: readonly OwnCall[]): Promise<void> {
  const ids = ours.map(({ call }) => call);
  for (;;) {
    const [row] = await sql<{ open: number }[]>`
      select count(*)::int as open from pgboss.job
       where state in ('created', 'retry', 'active') and data->>'callId' = any(${ids})`;
    if (row?.open === 0) return;
    await wait(500);
  }
}

async function findFormulas(target: Target, admin: Record<string, string>) {
  const formulas: string[] = [];
  let cells = 0;
  for (const [language, separator] of [
    ["en", ","],
    ["ru", ";"],
  ] as const) {
    const headers = {
      ...admin,
      "accept-language": language,
      cookie: `${admin.cookie}; halo-locale=${language}`,
    };
    const file = await target.ask({ method: "GET", path: "/api/v1/calls/export", headers });
    if (file.status !== 200) throw new Error(`the export: ${file.status}`);
    const text = Buffer.from(file.text, "latin1").toString("utf8");
    const found = csvCells(text, text.split("\r\n", 1)[0]?.includes(";") ? ";" : separator);
    cells += found.length;
    formulas.push(...found.filter(isFormula).map((cell) => JSON.stringify(cell.slice(0, 100))));
  }
  return { cells, formulas };
}

export const model: Attack = {
  async run(target, { root }) {
    const result = await runModel(target, root);
    const { wrong, ran, formulas, outside, restarts } = result;
    return {
      lines: [
        `hostile answers of the model ${result.outputs}, hostile talks ${result.talks}, hostile names ${result.names}`,
        `  readings ${result.readings}, messages ${result.messages}, entries in the CRM ${result.entries}: outside of schema or list ${wrong.length} (bar 0)`,
        `  other tables changed ${outside.length} (bar 0) ${outside.join(" ")}, restarts ${restarts} (bar 0)`,
        `  pages in Chromium ${result.pages}: ran ${ran.length} (bar 0)`,
        `  cells of the export ${result.cells}: formulas ${formulas.length} (bar 0)`,
        ...some(wrong).map((line) => `  written: ${line}`),
        ...some(ran).map((line) => `  ran: ${line}`),
        ...some(formulas).map((line) => `  formula: ${line}`),
      ],
      result: { ...result, wrong: some(wrong), ran: some(ran), formulas: some(formulas) },
      isSafe:
        [wrong, ran, formulas, outside].every((list) => list.length === 0) &&
        restarts === 0 &&
        result.outputs >= 200 &&
        result.talks >= 100 &&
        result.names >= 90 &&
        result.messages > 0,
    };
  },
};
