import type { NewFaultRule } from "@/sandbox/faults/rule";
import type { JournalEntry } from "@/sandbox/journal/journal";
import type { TelegramChat } from "@/sandbox/messengers/telegram";

type Inbox = {
  sms: { id: string; to: string; text: string }[];
  telegram: TelegramChat[];
  contacts: { id: string; properties: Record<string, string> }[];
  deals: { id: string; properties: Record<string, string>; contacts: string[] }[];
};

export type SpokenTurn = {
  speaker: "bot" | "callee";
  text: string;
  /** Virtual milliseconds since the answer. */
  startMs: number;
  endMs: number;
  interrupted: boolean;
};

const FULL_SPEED = 40;

/** The sandbox through its control API: what really happened, and what shall go wrong. */
export class Sandbox {
  readonly url: string;
  #isChanged = false;

  constructor(url: string) {
    this.url = url;
  }

  /** Entries of one session, oldest first. */
  async journal(query: { session?: string; ref?: string; kind?: string }): Promise<JournalEntry[]> {
    const search = new URLSearchParams({ limit: "10000", ...query });
    const { entries } = await this.#ask<{ entries: JournalEntry[] }>("GET", `journal?${search}`);
    return entries;
  }

  /** What was really said in a session, in the order of speaking. */
  async turns(session: string): Promise<SpokenTurn[]> {
    const entries = await this.journal({ session, kind: "vox.turn" });
    const turns = entries.map(({ data }) => data as SpokenTurn);
    return turns.sort((one, other) => one.startMs - other.startMs);
  }

  inbox(): Promise<Inbox> {
    return this.#ask<Inbox>("GET", "inbox");
  }

  /** Messages that landed on a telephone. @param phone E.164 with a plus */
  async messagesTo(phone: string): Promise<string[]> {
    const { sms } = await this.inbox();
    return sms.filter(({ to }) => `+${to}` === phone).map(({ text }) => text);
  }

  /** @param speed virtual seconds a real one */
  async setSpeed(speed: number): Promise<void> {
    this.#isChanged = true;
    await this.#ask("PUT", "settings", { speed });
  }

  async addFault(rule: NewFaultRule): Promise<void> {
    this.#isChanged = true;
    await this.#ask("POST", "faults", rule);
  }

  /** Full speed and no faults, as every test finds it. */
  async calmDown(): Promise<void> {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    await this.#ask("DELETE", "faults");
    await this.#ask("PUT", "settings", { speed: FULL_SPEED });
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/control/${path}`, {
      method,
      ...(body
        ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
        : {}),
    });
    if (!response.ok) throw new Error(`${method} /control/${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
