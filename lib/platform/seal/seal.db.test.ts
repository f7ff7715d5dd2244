import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { connections } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { env } from "@/lib/env";
import { readiness } from "@/lib/platform/readiness";
import { sealKeysFit } from "./probe";
import { countSeals, rotateSeals } from "./rotate";
import { rewrap, seal, sealedBy, unseal } from "./seal";

const testDatabase = withTestDatabase(closeDatabase);
const PLACE = "connections|sms_ru";
const key = (id: string) => `${id}:${randomBytes(32).toString("hex")}`;
const [first, second] = [key("first"), key("second")];

/** The keys of this process from here on, as if it had been started with them. */
function startWith(keys: string | undefined, secretKey = env().SECRET_KEY): void {
  Object.assign(env(), { HALO_SEAL_KEYS: keys, SECRET_KEY: secretKey });
  delete (globalThis as { haloSealFits?: boolean }).haloSealFits;
}

beforeEach(async () => {
  startWith(undefined);
  await testDatabase.sql`truncate connections, settings`;
});

describe("a sealed secret", () => {
  it("opens at its place only, and never twice looks the same", () => {
    const [one, other] = [seal("s3cret", PLACE), seal("s3cret", PLACE)];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^v1\.own(\.[\w-]+){4}$/);
    expect(unseal(one, PLACE)).toBe("s3cret");
    expect(unseal(one, "connections|hubspot")).toBeNull();
  });

  it("does not open once anything of it was changed", () => {
    const parts = seal("s3cret", PLACE).split(".");
    for (let at = 0; at < parts.length; at++) {
      const forged = parts.map((part, no) =>
        no === at ? `${part[0] === "A" ? "B" : "A"}${part.slice(1)}` : part,
      );
      expect(unseal(forged.join("."), PLACE)).toBeNull();
    }
    for (const text of ["", "v1", "v1.own", "v1.own.a.b.c.d", "s3cret"]) {
      expect(unseal(text, PLACE)).toBeNull();
    }
  });

  it("is wrapped by the newest key; older ones still open", () => {
    const old = seal("s3cret", PLACE);
    startWith(`${second},${first}`);
    expect(sealedBy(seal("new", PLACE))).toBe("second");
    expect(unseal(old, PLACE)).toBe("s3cret");
    const fresh = rewrap(old) ?? "";
    expect(sealedBy(fresh)).toBe("second");
    // Only the wrapping is new: the secret itself was not written again.
    expect(fresh.split(".").slice(4)).toEqual(old.split(".").slice(4));
    startWith(second);
    expect(unseal(fresh, PLACE)).toBe("s3cret");
  });
});

it("a rotation wraps everything with the newest key and says what it could not open", async () => {
  await sealKeysFit();
  startWith(first);
  await database()
    .insert(connections)
    .values([
      { provider: "sms_ru", secret: seal("one", PLACE) },
      { provider: "openai", secret: seal("two", "connections|openai") },
      { provider: "hubspot", secret: "v1.gone.a.b.c.d" },
      { provider: "telegram", secret: null },
    ]);
  startWith(`${second},${first}`);
  const left = ["connections.secret of hubspot"];
  expect(await rotateSeals()).toEqual({ done: 2, left });
  expect(await rotateSeals()).toEqual({ done: 0, left });
  expect(Object.fromEntries(await countSeals())).toEqual({ second: 2, gone: 1 });
  startWith(second);
  const [row] = await testDatabase.sql`select secret from connections where provider = 'sms_ru'`;
  expect(unseal(row?.secret, PLACE)).toBe("one");
  expect(await sealKeysFit()).toBe(true);
});

it("with wrong keys the process is not ready, and seals nothing", async () => {
  expect(await readiness()).toEqual({ ready: true });
  const [before] = await testDatabase.sql`select value from settings`;
  startWith(undefined, "another secret key of thirty-two characters");
  expect(await readiness()).toEqual({ ready: false, reason: "seal_keys" });
  expect(() => seal("s3cret", PLACE)).toThrow(/keys/);
  expect(await testDatabase.sql`select value from settings`).toEqual([before]);
});
