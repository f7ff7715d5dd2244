import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

export type JournalEntry = {
  /** 1, 2, 3 …; goes on counting after a restart and after a rotation. */
  no: number;
  /** Real time, ISO 8601, UTC. */
  at: string;
  kind: string;
  /** Attempt id, message id … */
  ref?: string;
  session?: string;
  data: object;
};

type NewEntry = {
  kind: string;
  ref?: string | undefined;
  session?: string | undefined;
  data: object;
};

type JournalFilter = {
  /** Only entries with a greater number. */
  after?: number | undefined;
  /** A whole kind, or its beginning when it ends with a dot: "vox." */
  kind?: string | undefined;
  ref?: string | undefined;
  session?: string | undefined;
  /** The newest so many. */
  limit?: number | undefined;
};

export type Journal = {
  /** Written to disk before it returns: what is in the journal happened. */
  write(entry: NewEntry): JournalEntry;
  /** Oldest first. */
  list(filter?: JournalFilter): JournalEntry[];
  /** @returns a function that ends the subscription */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /** Puts the file aside under another name and begins an empty one. */
  rotate(): void;
};

/** Of what happened in calls, memory holds the newest so many; the file holds all. */
const MOST_CALL_ENTRIES = 40_000;

/** Without the older half of the calls when there are too many; messages and records are never left out. */
function withinMemory(entries: JournalEntry[]): JournalEntry[] {
  const isCall = (entry: JournalEntry) => entry.kind.startsWith("vox.");
  const calls = entries.filter(isCall);
  if (calls.length <= MOST_CALL_ENTRIES) return entries;
  const oldest = calls.at(-MOST_CALL_ENTRIES / 2)?.no ?? 0;
  return entries.filter((entry) => !isCall(entry) || entry.no >= oldest);
}

function readEntries(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  const entries: JournalEntry[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "") continue;
    try {
      entries.push(JSON.parse(line) as JournalEntry);
    } catch {
      // A process killed while writing leaves half a line: that entry never happened.
    }
  }
  return entries;
}

/** The last number of the files put aside: their names carry it. */
function lastAside(directory: string): number {
  const numbers = readdirSync(directory).map((name) => /^journal-(\d+)\.jsonl$/.exec(name)?.[1]);
  return Math.max(0, ...numbers.map((number) => Number(number ?? 0)));
}

function matches(entry: JournalEntry, filter: JournalFilter): boolean {
  const { after, kind, ref, session } = filter;
  if (after !== undefined && entry.no <= after) return false;
  if (
    kind !== undefined &&
    (kind.endsWith(".") ? !entry.kind.startsWith(kind) : entry.kind !== kind)
  )
    return false;
  if (ref !== undefined && entry.ref !== ref) return false;
  return session === undefined || entry.session === session;
}

/** Opens `<directory>/journal.jsonl`, one JSON document a line, and reads what is there. */
export function openJournal(directory: string): Journal {
  const path = join(directory, "journal.jsonl");
  let entries = withinMemory(readEntries(path));
  let last = entries.at(-1)?.no ?? lastAside(directory);
  const listeners = new Set<(entry: JournalEntry) => void>();
  // Closes a line that a killed process left half written.
  if (entries.length > 0 && !readFileSync(path, "utf8").endsWith("\n")) appendFileSync(path, "\n");
  return {
    write: ({ kind, ref, session, data }) => {
      last += 1;
      const entry: JournalEntry = {
        no: last,
        at: new Date().toISOString(),
        kind,
        ...(ref === undefined ? {} : { ref }),
        ...(session === undefined ? {} : { session }),
        data,
      };
      appendFileSync(path, `${JSON.stringify(entry)}\n`);
      entries.push(entry);
      if (last % 1_000 === 0) entries = withinMemory(entries);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    list: (filter = {}) => {
      const found = entries.filter((entry) => matches(entry, filter));
      return filter.limit === undefined ? found : found.slice(-filter.limit);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    rotate: () => {
      if (existsSync(path)) renameSync(path, join(directory, `journal-${last}.jsonl`));
      entries = [];
    },
  };
}
