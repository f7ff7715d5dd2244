import { type ClientRequest, get } from "node:http";
import { sql } from "drizzle-orm";
import { closeDatabase, database } from "@/db/client";
import { apiKeys, calls, users } from "@/db/schema";
import { hashSecret, keyText, newKeyParts } from "@/lib/auth/keys/key-text";
import { applyCallEvent } from "@/lib/calls/apply-call-event";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { toolEnvironment } from "../product/tool-environment";
import { startStack, withoutProductSettings } from "../testing/e2e-stack";

export type LiveTimes = {
  /** Milliseconds from the commit's answer at the writer to the event at the client. */
  p50Ms: number;
  p95Ms: number;
  mostMs: number;
  /** Events a second that were committed. */
  rate: number;
  received: number;
  missed: number;
};

const STREAMS_EACH = 5;

/** One web process, so many open streams that hear everything, so many committed call events a second. */
export async function liveTimes(
  root: string,
  load: { streams: number; eventsPerSecond: number; seconds: number },
): Promise<LiveTimes> {
  const stack = await startStack(root);
  try {
    const given = withoutProductSettings(process.env);
    const { env } = await toolEnvironment(root, stack.dataDir, given);
    // Assigned as a whole, what is not set would become the text "undefined".
    for (const [name, value] of Object.entries(env))
      if (value !== undefined) process.env[name] = value;
    const keys = await makeKeys(Math.ceil(load.streams / STREAMS_EACH));
    const address = new URL("/api/v1/live", stack.run.url);
    const ears: Ear[] = [];
    for (let no = 0; no < load.streams; no += 50) {
      const some = Array.from({ length: Math.min(50, load.streams - no) }, (_, at) =>
        Ear.open(address, keys[Math.floor((no + at) / STREAMS_EACH)] ?? ""),
      );
      ears.push(...(await Promise.all(some)));
    }
    const began = performance.now();
    const committed = await commitEvents(load.eventsPerSecond, load.seconds);
    const seconds = (performance.now() - began) / 1000;
    const last = Math.max(...committed.keys());
    await Promise.all(ears.map((ear) => ear.hears(last)));
    for (const ear of ears) ear.close();
    return { ...spread(ears, committed), rate: committed.size / seconds };
  } finally {
    await closeJobQueue(1000);
    await closeDatabase();
    await stack.stop();
  }
}

/** Keys of so many people who see everything. */
async function makeKeys(count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let no = 0; no < count; no += 1) {
    const email = `listener${no}@measure.test`;
    const [owner] = await database()
      .insert(users)
      .values({ email, name: email, role: "admin" })
      .returning({ id: users.id });
    const parts = newKeyParts();
    await database()
      .insert(apiKeys)
      .values({
        tag: parts.tag,
        secretHash: hashSecret(parts.secret),
        name: "measure",
        ownerId: owner?.id ?? "",
        scopes: ["calls.read"],
      });
    keys.push(keyText(parts));
  }
  return keys;
}

/** One stream's receiving end. */
class Ear {
  /** Event numbers and when they came, one after the other. */
  readonly ids: number[] = [];
  readonly times: number[] = [];
  private readonly request: ClientRequest;
  private waiting: { id: number; done: () => void } | null = null;

  private constructor(request: ClientRequest) {
    this.request = request;
  }

  /** Resolves with the first words of the stream. */
  static open(address: URL, key: string): Promise<Ear> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const request = get(address, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`the stream answered ${answer.statusCode}`));
          return;
        }
        const ear = new Ear(request);
        answer.setEncoding("latin1").on("data", (text: string) => ear.take(text));
        answer.once("data", () => resolve(ear));
      });
      // A stream that was closed on purpose is no failure: the promise is settled by then.
      request.on("error", reject);
    });
  }

  /** Resolves once an event has been heard. */
  hears(id: number): Promise<void> {
    if (this.ids.includes(id)) return Promise.resolve();
    return new Promise((done) => {
      this.waiting = { id, done };
    });
  }

  close(): void {
    this.request.destroy();
  }

  private take(text: string): void {
    const now = performance.now();
    for (const [, id] of text.matchAll(/"id":(\d+)/g)) {
      this.ids.push(Number(id));
      this.times.push(now);
      if (this.waiting?.id === Number(id)) this.waiting.done();
    }
  }
}

/** Call events at an even pace, each in its own transaction. Returns when each was committed, by its number. */
async function commitEvents(perSecond: number, seconds: number): Promise<Map<number, number>> {
  const known = await database().select({ id: calls.id }).from(calls).limit(100);
  const committed = new Map<number, number>();
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let no = 0; no < perSecond * seconds; no += 1) {
    const due = began + (no * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const callId = known[no % known.length]?.id ?? "";
    running.push(
      commitEvent(callId, `measured_${no}`).then((id) => {
        committed.set(id, performance.now());
      }),
    );
  }
  await Promise.all(running);
  return committed;
}

async function commitEvent(callId: string, eventId: string): Promise<number> {
  return database().transaction(async (tx) => {
    await applyCallEvent(tx, callId, {
      source: "user",
      eventId,
      occurredAt: new Date(),
      type: "hang_up_asked",
    });
    const [row] = await tx.execute<{ id: number }>(
      sql`select max(id)::float8 as id from live_events where xid = pg_current_xact_id()`,
    );
    return row?.id ?? 0;
  });
}

function spread(ears: readonly Ear[], committed: ReadonlyMap<number, number>) {
  const times: number[] = [];
  let missed = 0;
  for (const { ids, times: heardAt } of ears) {
    const heard = new Set(ids);
    for (const id of committed.keys()) if (!heard.has(id)) missed += 1;
    ids.forEach((id, at) => {
      const since = committed.get(id);
      // The event may be here before the writer has its answer.
      if (since !== undefined) times.push(Math.max(0, (heardAt[at] ?? 0) - since));
    });
  }
  const sorted = Float64Array.from(times).sort();
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(1), received: sorted.length, missed };
}
