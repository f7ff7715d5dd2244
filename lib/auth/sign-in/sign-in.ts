import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Role, SessionKind } from "@/db/enums";
import { users } from "@/db/schema";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { counter } from "@/lib/platform/metrics";
import { mayDemoSignIn } from "../demo-accounts";
import { isPassword, recentCheckMs } from "../password";
import { openSession } from "../sessions/open-session";
import { forgiveAttempt, reserveAttempt, throttleKeys } from "./throttle";

/**
 * A refused sign-in is answered at the end of such a slot, counted from its start. One hash takes about half of it, and
 * attempts that wait for their turn end a whole number of slots later: time tells nothing about which refusal it was.
 */
const SLOT_MS = 750;

const signIns = counter("halo_sign_ins_total", "Sign-ins by door and result", ["kind", "result"]);

export type SignedIn = { userId: string; sessionId: string; token: string; role: Role };

/**
 * Signs a person in. Wrong password, unknown, disabled, demo account without the sandbox, and too many failures are
 * one and the same answer.
 * @throws AppError unauthorized; unavailable while too many sign-ins wait
 */
export async function signIn(input: {
  email: string;
  password: string;
  kind: SessionKind;
  ip: string | null;
  userAgent: string | null;
}): Promise<SignedIn> {
  const started = performance.now();
  // PostgreSQL takes no NUL; without it the address is as unknown as before.
  const email = input.email.replaceAll("\0", "").trim().toLowerCase();
  const keys = throttleKeys(email, input.ip);
  const mayTry = await reserveAttempt(keys);
  const person = mayTry ? await check(email, input.password) : null;
  signIns.inc({ kind: input.kind, result: person ? "ok" : "refused" });
  if (!person) {
    log.warn("sign-in refused", { reason: mayTry ? "credentials" : "throttled" });
    const elapsed = performance.now() - started;
    // One that was not looked at takes as long as if it had been.
    const whole = Math.max(elapsed, mayTry ? 0 : recentCheckMs());
    await wait(Math.ceil(whole / SLOT_MS) * SLOT_MS - elapsed);
    throw new AppError("unauthorized");
  }
  await forgiveAttempt(keys);
  return database().transaction(async (tx) => {
    const session = await openSession(tx, { ...input, userId: person.id });
    const actor = { kind: "user", userId: person.id, name: person.name, ip: input.ip } as const;
    await audit(
      tx,
      actor,
      "auth.signed_in",
      { kind: "session", id: session.sessionId },
      { kind: input.kind },
    );
    return { userId: person.id, role: person.role, ...session };
  });
}

async function check(email: string, password: string) {
  const [person] = await database()
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email))
    .limit(1);
  const fits = await isPassword(password.slice(0, 1024), person?.passwordHash ?? null);
  if (!person || !fits || person.disabledAt) return null;
  return person.isDemo && !mayDemoSignIn() ? null : person;
}
