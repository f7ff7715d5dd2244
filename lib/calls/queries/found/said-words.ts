import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { calls, callTurns } from "@/db/schema";

/** Talks looked through to learn how common words are, and how many of them make them common. */
const SAMPLE = { talks: 600, common: 4 };
/** More turns than this are not read off the index of words: walking along the list is quicker. */
const RARE_TURNS = 20_000;
/** With less, so many places of common words do not fit, and PostgreSQL reads whole pages again for each. */
const WORK_MEM = "64MB";

/**
 * The condition of calls in which one turn holds all words of a text, each from its beginning.
 * Common words are found quickest along the list, talk by talk; others by the index of words. PostgreSQL cannot tell
 * the two apart by itself: it has no figures on beginnings of words. So the newest talks are asked first.
 * @param isSeen narrows calls to those the actor may see: what is common to others may be rare here
 */
export async function saidInCalls(text: string, isSeen: SQL | undefined): Promise<SQL> {
  const words = wordsOf(text);
  if (words.length === 0) return sql`false`;
  const isWalked = saidInCall(words);
  if (await isCommon(isWalked, isSeen)) return isWalked;
  const talks = await talksWith(words);
  return talks === null ? isWalked : sql`${calls.id} = any(${talks}::uuid[])`;
}

/** "Скидка на дост" → "скидка:* & на:* & дост:*"; only letters and digits reach to_tsquery, so nothing in it is an operator. */
export function prefixQuery(text: string): string {
  return wordsOf(text)
    .map((word) => `${word}:*`)
    .join(" & ");
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
}

/** Written as in the index, or the index would not be used. */
function isSaid(words: readonly string[]): SQL {
  return sql`to_tsvector('simple', ${callTurns.text}) @@ to_tsquery('simple', ${prefixQuery(words.join(" "))})`;
}

/** Asked call by call: a turn is only taken apart into words where it holds their letters at all. */
function saidInCall(words: readonly string[]): SQL {
  const holds = words.map(
    (word) => sql`strpos(lower(${callTurns.text}), lower(${word}::text)) > 0`,
  );
  const isOfCall = sql`${callTurns.callId} = ${calls.id}`;
  // "offset 0": PostgreSQL would turn the question round and read all turns with these words first.
  return sql`exists (select 1 from ${callTurns} where ${and(isOfCall, ...holds, isSaid(words))} offset 0)`;
}

async function isCommon(isWalked: SQL, isSeen: SQL | undefined): Promise<boolean> {
  const [row] = await database().execute<{ talks: number }>(sql`
    select count(*)::int as talks from (
      select ${calls.id} from ${calls} where ${and(eq(calls.talked, true), isSeen)}
      order by ${calls.createdAt} desc nulls last, ${calls.id} desc nulls last limit ${SAMPLE.talks}::int
    ) ${calls} where ${isWalked}`);
  return (row?.talks ?? 0) >= SAMPLE.common;
}

/** The calls by the index of words, as the text of an array of ids; null: too many. */
async function talksWith(words: readonly string[]): Promise<string | null> {
  return database().transaction(async (tx) => {
    await tx.execute(sql.raw(`set local work_mem = '${WORK_MEM}'`));
    const [row] = await tx.execute<{ turns: number; talks: string | null }>(sql`
      select count(*)::int as turns, array_agg(call_id)::text as talks
      from (select ${callTurns.callId} from ${callTurns} where ${isSaid(words)} limit ${RARE_TURNS}::int) said`);
    return (row?.turns ?? 0) < RARE_TURNS ? (row?.talks ?? "{}") : null;
  });
}
