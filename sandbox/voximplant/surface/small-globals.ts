import { createHash, createHmac } from "node:crypto";
import { flag, method, number, text } from "../runtime/arguments";
import type { Stage } from "../runtime/stage";
import { strictObject } from "../runtime/strict";

/** Logger.write takes no more (typings). */
const LONGEST_LOG = 15_000;
const LONGEST_KEY = 200;
const LONGEST_VALUE = 2_000;
const LONGEST_TTL_SECONDS = 7_776_000;

/** The global `Crypto`: results are lower-case hex. */
export function createCrypto(stage: Stage): object {
  const { guard } = stage;
  const hash = (name: string, algorithm: string) =>
    method(guard, `Crypto.${name}`, [text()], [], ([data]) =>
      createHash(algorithm).update(String(data), "utf8").digest("hex"),
    );
  return strictObject(guard, "Crypto", {
    md5: hash("md5", "md5"),
    sha1: hash("sha1", "sha1"),
    sha256: hash("sha256", "sha256"),
    hmac_sha256: method(guard, "Crypto.hmac_sha256", [text(), text()], [], ([key, data]) => {
      // How the platform encodes other characters is not documented, so nothing may rest on it.
      if (/[^\p{ASCII}]/u.test(String(data))) {
        guard.violate("Crypto.hmac_sha256: data must be ASCII");
      }
      return createHmac("sha256", String(key)).update(String(data), "ascii").digest("hex");
    }),
  });
}

/** The global `Logger`. */
export function createLogger(stage: Stage): object {
  const { guard } = stage;
  return strictObject(guard, "Logger", {
    write: method(guard, "Logger.write", [text(LONGEST_LOG)], [], ([line]) => {
      stage.note("log", { line: String(line) });
    }),
    hideTones: method(guard, "Logger.hideTones", [flag], [], () => undefined),
  });
}

/** A version 4 UUID from the session's own dice. */
export function createUuidgen(stage: Stage): (...given: unknown[]) => unknown {
  const random = stage.random("uuid");
  return method(stage.guard, "uuidgen", [], [], () => {
    const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
    hex[12] = "4";
    hex[16] = "89ab".charAt(Math.floor(random() * 4));
    return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  });
}

export type StoredItem = { value: string; expireAt: number };

/** The module `ApplicationStorage` over the items of one application. */
export function createApplicationStorage(stage: Stage, items: Map<string, StoredItem>): object {
  const { guard, clock, realm } = stage;

  function later(answer: () => unknown): unknown {
    const deferred = realm.deferred();
    clock.after(20, () => stage.run(() => deferred.resolve(realm.copy(answer()))));
    return deferred.promise;
  }

  function find(key: string): { key: string; value: string; expireAt: number } | null {
    const item = items.get(key);
    if (!item || item.expireAt * 1_000 <= clock.now()) return null;
    return { key, ...item };
  }

  const key = text(LONGEST_KEY);
  return strictObject(guard, "ApplicationStorage", {
    get: method(guard, "ApplicationStorage.get", [key], [], ([name]) =>
      later(() => find(String(name))),
    ),
    keys: method(
      guard,
      "ApplicationStorage.keys",
      [],
      [text(LONGEST_KEY), number(1, 1_000)],
      ([pattern, count]) =>
        later(() => {
          const all = [...items.keys()].filter((name) => find(name));
          const wanted = pattern === undefined ? "" : `${String(pattern)}:`;
          const keys = all.filter((name) => name.startsWith(wanted) || name === pattern);
          return { keys: keys.slice(0, Number(count ?? 1_000)) };
        }),
    ),
    put: method(
      guard,
      "ApplicationStorage.put",
      [key, text(LONGEST_VALUE), number(0, LONGEST_TTL_SECONDS)],
      [],
      ([name, value, ttl]) =>
        later(() => {
          const expireAt = Math.floor(clock.now() / 1_000) + Number(ttl);
          items.set(String(name), { value: String(value), expireAt });
          return { key: String(name), value: String(value), expireAt };
        }),
    ),
    remove: method(guard, "ApplicationStorage.remove", [key], [], ([name]) =>
      later(() => {
        const found = find(String(name));
        items.delete(String(name));
        return found ?? { key: String(name), value: "", expireAt: 0 };
      }),
    ),
  });
}
