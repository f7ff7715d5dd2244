import { createHmac } from "node:crypto";
import type { Chance } from "../chance";

/** A message of the scenario as it goes over the wire. */
export type Signed = { headers: Record<string, string>; body: string };

const hmac = (key: string | Buffer, data: string, hash = "sha256") =>
  createHmac(hash, key).update(data, "utf8").digest();

/** A message signed as the scenario signs it. @param key the shared key as printed */
export function sign(id: string, body: string, key: string, at = Date.now()): Signed {
  const seconds = String(Math.floor(at / 1000));
  const mac = hmac(key, `${id}.${seconds}.${body}`).toString("hex");
  return withHeaders(id, seconds, `v1,${mac}`, body);
}

function withHeaders(id: string, seconds: string, signature: string, body: string): Signed {
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": seconds,
      "webhook-signature": signature,
    },
    body,
  };
}

export type Forgery = Signed & { what: string };

/**
 * Messages that a stranger could make of a genuine one he saw, none of which may be taken: changed bytes, borrowed,
 * cut and re-written signatures, other keys, other times, other ids.
 * @param genuine id, body and key of a message that is taken
 */
export function forgeries(
  genuine: { id: string; body: string; key: string },
  chance: Chance,
): Forgery[] {
  const { id, body, key } = genuine;
  const now = String(Math.floor(Date.now() / 1000));
  const right = hmac(key, `${id}.${now}.${body}`);
  const hex = right.toString("hex");
  const made: Forgery[] = [];
  const add = (what: string, signature: string, seconds = now, text = body, name = id) =>
    made.push({ what, ...withHeaders(name, seconds, signature, text) });

  for (let bit = 0; bit < 256; bit += 1) {
    const wrong = Buffer.from(right);
    wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    add("one bit of the signature", `v1,${wrong.toString("hex")}`);
  }
  for (let at = 0; at < 64; at += 1) {
    add("a cut signature", `v1,${hex.slice(0, at)}`);
    add("a signature with a foreign sign", `v1,${hex.slice(0, at)}g${hex.slice(at + 1)}`);
  }
  for (let n = 0; n < 900; n += 1) {
    const bytes = Buffer.from(body);
    const at = chance.below(bytes.length);
    bytes[at] = ((bytes[at] ?? 0) + 1 + chance.below(94)) % 128;
    const text = bytes.toString("latin1");
    if (text !== body) add("one byte of the body", `v1,${hex}`, now, text);
  }
  for (let n = 1; n <= 200; n += 1) {
    add("a cut body", `v1,${hex}`, now, body.slice(0, -n));
    add("a longer body", `v1,${hex}`, now, body + " ".repeat(n));
  }
  for (let n = 0; n < 200; n += 1) {
    const later = String(Number(now) + 1 + n);
    add("the signature of another second", `v1,${hex}`, later);
    const old = String(Number(now) - 301 - n * 97);
    const stale = hmac(key, `${id}.${old}.${body}`).toString("hex");
    add("a stale message", `v1,${stale}`, old);
    const ahead = String(Number(now) + 330 + n * 97);
    add(
      "a message from the future",
      `v1,${hmac(key, `${id}.${ahead}.${body}`).toString("hex")}`,
      ahead,
    );
    add("the signature of another id", `v1,${hex}`, now, body, `${id}${n}`);
  }
  for (const other of otherKeys(key))
    add("another key", `v1,${hmac(other, `${id}.${now}.${body}`).toString("hex")}`);
  for (const signature of otherSpellings(right, key, `${id}.${now}.${body}`, body))
    add("another spelling", signature);
  for (const seconds of [
    "",
    "0",
    "-1",
    `0${now}`,
    `${now}.0`,
    ` ${now}`,
    `${now}e0`,
    "NaN",
    "1e9",
    now.slice(1),
  ])
    add(
      "a time that is none",
      `v1,${hmac(key, `${id}.${seconds}.${body}`).toString("hex")}`,
      seconds,
    );
  // Moves the border between id and time, and between time and body: the signed text stays the same.
  add("a moved border", `v1,${hex}`, now, body.slice(1), id);
  add("a moved border", `v1,${hex}`, body.slice(0, 10), body.slice(10), `${id}.${now}`);
  add("a moved border", `v1,${hex}`, now, body, `${id}.`);
  return made;
}

function otherKeys(key: string): (string | Buffer)[] {
  return [
    "",
    key.toUpperCase() === key ? key.toLowerCase() : key.toUpperCase(),
    Buffer.from(key, "hex"),
    Buffer.from(key, "base64"),
    key.slice(1),
    `${key}\n`,
    [...key].reverse().join(""),
    "undefined",
    "null",
    "secret",
    "0".repeat(64),
  ];
}

function otherSpellings(right: Buffer, key: string, signed: string, body: string): string[] {
  const hex = right.toString("hex");
  const zero = "0".repeat(64);
  return [
    "",
    "v1",
    "v1,",
    ",",
    hex,
    `v1=${hex}`,
    `V1,${hex}`,
    `v2,${hex}`,
    `v1a,${hex}`,
    `v1,${hex},`,
    `v1,${hex},x`,
    `v1,0x${hex}`,
    `v1,${hex}00`,
    `v1,${zero}`,
    `v1,${right.toString("base64").replace(/=$/, "")}`,
    `v1,${right.toString("base64url")}x`,
    `v1,${right.toString("base64")}=`,
    `v1,${hmac(key, signed, "sha1").toString("hex")}`,
    `v1,${hmac(key, signed, "sha512").toString("hex")}`,
    `v1,${hmac(key, body).toString("hex")}`,
    `v1,${hmac(body, key).toString("hex")}`,
    `${Array(4).fill(`v1,${zero}`).join(" ")} v1,${hex}`,
    `v1,${zero} v2,${hex}`,
    "v1,undefined",
    "v1,null",
    `v1,${"f".repeat(5000)}`,
  ];
}
