import { once } from "node:events";
import {
  type AddressInfo,
  createServer,
  connect as open,
  type Server,
  type Socket,
} from "node:net";
import postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";

// What `patches/postgres+*.patch` mends (porsager/postgres, issues 1208 and 1216).
const database = withTestDatabase(closeDatabase);

let sql: postgres.Sql;
let wire: Wire;
beforeEach(async () => {
  wire = await openWire(new URL(database.urls.owner));
  // One connection, so that whoever comes next gets the one that was cut.
  sql = postgres(wire.url, { max: 1, backoff: () => 0.01 });
});
afterEach(async () => {
  await sql.end({ timeout: 5 });
  await wire.close();
});

type Wire = {
  /** The database behind the wire. */
  url: string;
  /** Resolves once the words have gone out to the database. */
  carried(words: string): Promise<void>;
  cut(): void;
  close(): Promise<void>;
};

/** A wire to the database that can be cut: neither side says goodbye. */
async function openWire(to: URL): Promise<Wire> {
  const ends = new Set<Socket>();
  let sent = "";
  let heard = () => {};
  const server: Server = createServer((near) => {
    const far = open(Number(to.port), to.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => undefined).on("close", () => ends.delete(end));
    }
    near.on("data", (part) => {
      sent += part.toString("latin1");
      heard();
    });
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  const url = new URL(to);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    carried: (words) =>
      new Promise((resolve) => {
        heard = () => sent.includes(words) && resolve();
        heard();
      }),
    cut,
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}

async function isUsable(): Promise<void> {
  for (let no = 0; no < 3; no += 1) {
    expect(await sql`select ${no}::int as no`).toEqual([{ no }]);
    expect(await sql.begin((tx) => tx`select ${no}::int as no`)).toEqual([{ no }]);
  }
}

it("a transaction cut within a query fails, and the pool goes on", async () => {
  const transaction = sql.begin((tx) => tx`select pg_sleep(60)`);
  await Promise.all([
    wire.carried("pg_sleep").then(wire.cut),
    expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" }),
  ]);
  await isUsable();
});

it("what a cut transaction still asks for fails too, and never runs outside of it", async () => {
  const begun = Promise.withResolvers<unknown>();
  const resumed = Promise.withResolvers<void>();
  const later = Promise.withResolvers<unknown>();
  const transaction = sql.begin(async (tx) => {
    begun.resolve(await tx`select 1`);
    await resumed.promise;
    await tx`select 1`.then(later.resolve, later.reject);
  });
  await Promise.all([
    begun.promise.then(wire.cut),
    expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" }),
  ]);
  await sql.begin(async (tx) => {
    await tx`select 1`;
    resumed.resolve();
    await expect(later.promise).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await tx`select 1`;
  });
  await isUsable();
});
