import "server-only";
import type postgres from "postgres";

/** A text is prepared when it comes again and again … */
const WORTH_IT = 3;
/** … and there are not too many of them: each stays in memory as long as its connections. */
const MOST_TEXTS = 500;

/** The driver sends what has no values as plain text unless told otherwise: parsed and planned every time. */
const PREPARED = { prepare: true, simple: false };

const times = new Map<string, number>();

function isWorthPreparing(text: string): boolean {
  const before = times.get(text) ?? 0;
  // Several statements in one text cannot be prepared.
  if (before >= WORTH_IT) return !text.includes(";");
  if (before > 0 || times.size < MOST_TEXTS) times.set(text, before + 1);
  return false;
}

/**
 * A driver's client whose usual statements are parsed, and mostly planned, once a connection instead of every time;
 * they also go out without waiting for the answers to those before.
 * @param client the pool, or a transaction of it
 */
export function preparing<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
): Client {
  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === "unsafe") {
        return (text: string, values: never[]) =>
          target.unsafe(text, values, isWorthPreparing(text) ? PREPARED : { prepare: false });
      }
      if (name === "begin" || name === "savepoint") {
        const open = Reflect.get(target, name, receiver) as (
          run: (inner: postgres.TransactionSql) => unknown,
        ) => unknown;
        return (run: (inner: postgres.TransactionSql) => unknown) =>
          open((inner) => run(preparing(inner)));
      }
      return Reflect.get(target, name, receiver);
    },
  });
}
