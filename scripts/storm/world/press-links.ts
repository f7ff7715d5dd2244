import { setTimeout as pause } from "node:timers/promises";
import type { JournalEntry } from "@/sandbox/journal/journal";

const LOOK_EVERY_MS = 1_000;
/** People press twice when nothing happens at once; one opened link must not bring two messages. */
const PRESSES = 2;

/**
 * Opens the bot's link of every message that landed on a phone, as its owner would, until `signal` is aborted.
 * @param sandboxUrl where the outside world is
 */
export async function pressLinks(sandboxUrl: string, signal: AbortSignal): Promise<void> {
  let seen = 0;
  const presses: Promise<void>[] = [];
  while (!signal.aborted) {
    for (const { no, data } of await readMessages(sandboxUrl, seen)) {
      seen = no;
      const { to = "", text = "" } = data as { to?: string; text?: string };
      const token = /\?start=([\w-]+)/.exec(text)?.[1];
      if (token) presses.push(press(sandboxUrl, to, token));
    }
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(presses);
}

async function readMessages(sandboxUrl: string, after: number): Promise<JournalEntry[]> {
  const answer = await fetch(
    `${sandboxUrl}/control/journal?kind=sms.accepted&after=${after}&limit=10000`,
  );
  return ((await answer.json()) as { entries: JournalEntry[] }).entries;
}

async function press(sandboxUrl: string, phone: string, token: string): Promise<void> {
  for (let count = 0; count < PRESSES; count++) {
    const answer = await fetch(`${sandboxUrl}/control/inbox/start`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ phone, token }),
    });
    if (!answer.ok) throw new Error(`the sandbox refused a link: ${await answer.text()}`);
    await answer.body?.cancel();
  }
}
