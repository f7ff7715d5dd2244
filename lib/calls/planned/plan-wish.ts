import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { AppError } from "@/lib/platform/errors";
import { getSettings } from "@/lib/settings/queries";
import { type CallWish, readWish } from "../dial/call-wish";
import { type Block, findWarning, type Warning } from "../dial/number-rules";
import { readNumberState } from "../dial/number-state";
import { momentOf } from "./moment";
import type { PlanCallInput } from "./schema";

type Input = Omit<z.output<typeof PlanCallInput>, "idempotencyKey">;

/** How far ahead a call may be planned. */
const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** What cannot get better by waiting; caps and the budget are counted when the call is due. */
const LASTING: readonly Block[] = ["do_not_call", "demo_number", "forbidden_prefix"];

export type PlanWish = {
  wish: CallWish;
  dueAt: Date;
  requestHash: string;
  overruled: Warning | null;
};

/**
 * Reads a wish for later and asks the rules about that moment.
 * @throws AppError invalid_input (also field localTime: unreadable, skipped, in_past, too_far);
 *   call_blocked or confirmation_needed with `detail.rule`
 */
export async function readPlanWish(tx: Tx, input: Input): Promise<PlanWish> {
  const wish = await readWish(tx, input);
  const dueAt = dueAtOf(input, new Date());
  const { dialing } = await getSettings(tx);
  const number = { phone: wish.phone.e164, country: wish.phone.country };
  const state = await readNumberState(tx, number, dialing);
  const block = lastingBlock(state);
  if (block) throw new AppError("call_blocked", { detail: { rule: block } });
  const overruled = findWarning({ ...state, zones: [input.zone] }, dialing, dueAt);
  if (overruled && !input.confirm)
    throw new AppError("confirmation_needed", { detail: { rule: overruled } });
  const requestHash = createHash("sha256")
    .update(JSON.stringify([wish.requestHash, input.localTime, input.zone]))
    .digest("hex");
  return { wish, dueAt, requestHash, overruled };
}

/** The rule that no waiting will change, or null. */
export function lastingBlock(state: Awaited<ReturnType<typeof readNumberState>>): Block | null {
  const holds: Record<string, boolean> = {
    do_not_call: state.isDoNotCall,
    demo_number: state.isDemoNumber,
    forbidden_prefix: state.pricePerMinuteMicros === null,
  };
  return LASTING.find((rule) => holds[rule]) ?? null;
}

/** @throws AppError invalid_input (field localTime) */
export function dueAtOf({ localTime, zone }: { localTime: string; zone: string }, now: Date): Date {
  const moment = momentOf(localTime, zone);
  const refuse = (code: string) => new AppError("invalid_input", { fields: { localTime: code } });
  if (moment.kind !== "moment") throw refuse(moment.kind);
  if (moment.at <= now) throw refuse("in_past");
  if (moment.at.getTime() - now.getTime() > MAX_DAYS * DAY_MS) throw refuse("too_far");
  return moment.at;
}
