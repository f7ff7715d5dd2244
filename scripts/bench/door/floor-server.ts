import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";

// The least a server can do that keeps its word: one durable insert a request, on bare node:http.
const sql = postgres(process.env.FLOOR_DATABASE_URL ?? "", { max: 10, onnotice: () => undefined });
await sql`create table if not exists bench_floor (no bigserial primary key, body jsonb not null)`;
// No connection is closed between two rounds.
const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
  const parts: Buffer[] = [];
  incoming.on("data", (part: Buffer) => parts.push(part));
  incoming.on("end", () => {
    const body = Buffer.concat(parts).toString();
    sql`insert into bench_floor (body) values (${body}::text::jsonb)`.then(
      () => outgoing.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}'),
      () => outgoing.writeHead(500).end(),
    );
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
