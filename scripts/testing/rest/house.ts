import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import { ALL_PERMISSIONS, can, type Permission } from "@/lib/auth/permissions";
import { makeActor, makeFinished } from "@/lib/calls/testing/test-calls";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { type Answered, type Asked, DescribedApi } from "./described-api";

/** What the tests of REST start from; filled before the first of them. */
export type House = {
  api: DescribedApi;
  rep: UserActor;
  admin: UserActor;
  /** Keys of theirs with every right they have. */
  repKey: string;
  adminKey: string;
  /** A call of the rep whose talk is over, with a recording. */
  callId: string;
  asRep(name: string, asked?: Asked): Promise<Answered>;
  asAdmin(name: string, asked?: Asked): Promise<Answered>;
};

/** A key of this person; without `scopes` with all that the role allows. */
export async function keyFor(
  owner: UserActor,
  scopes: readonly Permission[] = ALL_PERMISSIONS.filter((permission) => can(owner, permission)),
  reach: "owner" | "all" = "owner",
): Promise<string> {
  const input = { name: "test", scopes: [...scopes], reach, expiresAt: null };
  return (await makeApiKey({ actor: owner, input })).key;
}

/** Call it once, at the top of a test file. */
export async function withHouse(): Promise<House> {
  const providerUrl = await recordingProvider();
  process.env.VOXIMPLANT_API_URL = providerUrl;
  process.env.WEBHOOK_ALLOWED_HOSTS = "127.0.0.1:9";
  withTestDatabase(async () => {
    await closeJobQueue(1000);
    await closeDatabase();
  });
  const house = {} as House;
  beforeAll(async () => {
    const api = new DescribedApi();
    const rep = await makeActor("rep");
    const admin = await makeActor("admin");
    const [repKey, adminKey] = [await keyFor(rep), await keyFor(admin)];
    const callId = await makeFinished(rep);
    const recordingUrl = `${providerUrl}/records/1.wav`;
    await database().update(calls).set({ recordingUrl }).where(eq(calls.id, callId));
    Object.assign(house, { api, rep, admin, repKey, adminKey, callId });
    house.asRep = (name, asked) => api.ask(name, { key: repKey, ...asked });
    house.asAdmin = (name, asked) => api.ask(name, { key: adminKey, ...asked });
  });
  return house;
}

/** Recordings lie at the provider; here at a server of the test, under the provider's address. */
async function recordingProvider(): Promise<string> {
  const provider = createServer((request, response) => {
    const isPart = request.headers.range !== undefined;
    response.writeHead(isPart ? 206 : 200, { "content-type": "audio/wav" }).end("RIFF");
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    provider.closeAllConnections();
    provider.close();
  });
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}
