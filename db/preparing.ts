import "server-only";
import type postgres from "postgres";

/**
 * A driver's client whose statements are parsed, and mostly planned, once a connection instead of every time; they
 * also go out without waiting for the answers to those before. Each text stays in memory as long as its connection.
 * @param client the pool, or a transaction of it
 */
export function preparing<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
): Client {
  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === "unsafe") {
        return (text: string, values: never[]) => target.unsafe(text, values, { prepare: true });
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
