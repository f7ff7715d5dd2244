import "server-only";
import { createHash } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { eq, inArray, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { loginThrottle } from "@/db/schema";

/** After so many failures the next attempts wait: 15 s, 30 s, 1 min … up to 15 min, never for good. */
const LIMIT = 10;
/**
 * Loopback is the address of a reverse proxy that TRUSTED_PROXIES does not count: everybody's at once,
 * so ten mistakes of ten people must not lock the house.
 */
const LIMIT_OF_LOOPBACK = 100;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 900;
/** Failures older than this are forgotten, hours. */
const MEMORY_HOURS = 24;

type Key = { key: string; limit: number };

/** What a sign-in is counted under: the account (known or not), the address, and its /24; of IPv6 the /56. */
export function throttleKeys(email: string, ip: string | null): Key[] {
  const account = createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
  const keys: Key[] = [{ key: `account:${account}`, limit: LIMIT }];
  const address = ip?.replace(/^::ffff:/i, "").toLowerCase() ?? "";
  if (isIPv4(address)) {
    if (address.startsWith("127.")) keys.push({ key: `ip:${address}`, limit: LIMIT_OF_LOOPBACK });
    else {
      keys.push({ key: `ip:${address}`, limit: LIMIT });
      keys.push({ key: `net:${address.split(".").slice(0, 3).join(".")}.0/24`, limit: LIMIT * 3 });
    }
  } else if (isIPv6(address)) {
    keys.push(
      address === "::1"
        ? { key: "ip:::1", limit: LIMIT_OF_LOOPBACK }
        : { key: `net:${networkOf(address)}::/56`, limit: LIMIT },
    );
  }
  // One order for everybody, so that two sign-ins never wait for each other's rows.
  return keys.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The first 56 bits of an IPv6 address, which is what one customer of a provider usually has. */
function networkOf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const start = head ? head.split(":") : [];
  const end = tail ? tail.split(":") : [];
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0");
  const groups = [...start, ...middle, ...end].map((group) => group.padStart(4, "0"));
  return `${groups.slice(0, 3).join(":")}:${(groups[3] ?? "0000").slice(0, 2)}00`;
}

class Blocked extends Error {}

/**
 * Counts an attempt before its password is looked at, so that many at once cannot slip through together.
 * Outputs whether it may be looked at; one that may not is not counted.
 */
export async function reserveAttempt(keys: readonly Key[]): Promise<boolean> {
  try {
    await database().transaction(async (tx) => {
      for (const { key, limit } of keys) {
        if (!(await reserve(tx, key, limit))) throw new Blocked();
      }
    });
    return true;
  } catch (error) {
    if (error instanceof Blocked) return false;
    throw error;
  }
}

async function reserve(tx: Tx, key: string, limit: number): Promise<boolean> {
  const t = loginThrottle;
  const failures = sql`case when ${t.lastAt} < now() - make_interval(hours => ${MEMORY_HOURS}::int) then 1 else ${t.failures} + 1 end`;
  const wait = sql`least(${LONGEST_WAIT_SECONDS}::double precision, ${FIRST_WAIT_SECONDS}::double precision * power(2, least(20, (${failures}) - ${limit}::int)))`;
  const rows = await tx
    .insert(t)
    .values({ key, failures: 1 })
    .onConflictDoUpdate({
      target: t.key,
      set: {
        failures,
        lastAt: sql`now()`,
        blockedUntil: sql`case when (${failures}) >= ${limit}::int then now() + make_interval(secs => ${wait}) end`,
      },
      setWhere: sql`${t.blockedUntil} is null or ${t.blockedUntil} <= now()`,
    })
    .returning({ key: t.key });
  return rows.length === 1;
}

/** Takes back what `reserveAttempt` counted: the password was right. The account starts afresh, its address loses one failure. */
export async function forgiveAttempt(keys: readonly Key[]): Promise<void> {
  const t = loginThrottle;
  const names = keys.map(({ key }) => key);
  const isAccount = (key: string) => key.startsWith("account:");
  await database().transaction(async (tx) => {
    for (const key of names) {
      if (isAccount(key)) await tx.delete(t).where(eq(t.key, key));
      else {
        await tx
          .update(t)
          .set({ failures: sql`greatest(0, ${t.failures} - 1)`, blockedUntil: null })
          .where(eq(t.key, key));
      }
    }
  });
}

/** Lets an account try again at once, for an admin's hand. */
export async function clearThrottle(email: string): Promise<void> {
  const names = throttleKeys(email, null).map(({ key }) => key);
  await database().delete(loginThrottle).where(inArray(loginThrottle.key, names));
}

/** Removes what is older than the memory. */
export async function sweepThrottle(): Promise<void> {
  await database()
    .delete(loginThrottle)
    .where(sql`${loginThrottle.lastAt} < now() - make_interval(hours => ${MEMORY_HOURS}::int)`);
}
