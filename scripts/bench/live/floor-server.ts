import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";

// The least that tells many at once of what is durable: one insert a request, NOTIFY in the same statement, and one
// text for all streams, in which what came while they were being written goes out together. No rights, no places.
const sql = postgres(process.env.FLOOR_DATABASE_URL ?? "", { max: 10, onnotice: () => undefined });
await sql`create table if not exists bench_live (no bigserial primary key, body jsonb not null)`;

const streams = new Set<ServerResponse>();
let waiting = "";
await sql.listen("bench_live", (callId) => {
  if (waiting === "") setImmediate(tellAll);
  waiting += `event: call\ndata: {"callId":"${callId}"}\n\n`;
});

function tellAll(): void {
  const text = waiting;
  waiting = "";
  for (const stream of streams) stream.write(text);
}

// No connection is closed between two rounds.
const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, outgoing) => {
  if (incoming.method === "GET") {
    outgoing.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
    streams.add(outgoing);
    outgoing.once("close", () => streams.delete(outgoing));
    return;
  }
  const told = incoming.headers["x-tell"];
  const parts: Buffer[] = [];
  incoming.on("data", (part: Buffer) => parts.push(part));
  incoming.on("end", () => {
    const body = Buffer.concat(parts).toString();
    const stored = told
      ? sql`
          with stored as (insert into bench_live (body) values (${body}::text::jsonb) returning no)
          select pg_notify('bench_live', ${String(told)}) from stored`
      : sql`insert into bench_live (body) values (${body}::text::jsonb)`;
    stored.then(
      () => outgoing.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}'),
      () => outgoing.writeHead(500).end(),
    );
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
