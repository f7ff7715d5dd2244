import "server-only";
import type { z } from "zod";
import { database } from "@/db/client";
import type { Actor } from "@/lib/auth/actor";
import { assertCan } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import { parsePhone } from "@/lib/platform/format/phone";
import { getSettings } from "@/lib/settings/queries";
import { findWarning } from "../dial/number-rules";
import { readNumberState } from "../dial/number-state";
import * as answers from "./answers";
import { dueAtOf, lastingBlock } from "./plan-wish";
import type { CheckPlanInput } from "./schema";

export type PlanCheck = z.output<typeof answers.PlanCheck>;

/** What the form says of an hour while it is chosen: the rules that the plan obeys. @throws AppError forbidden */
export async function checkPlan(
  actor: Actor,
  input: z.output<typeof CheckPlanInput>,
): Promise<PlanCheck> {
  assertCan(actor, "calls.start");
  let dueAt: Date;
  try {
    dueAt = dueAtOf(input, new Date());
  } catch (error) {
    const code = error instanceof AppError ? error.fields?.localTime : undefined;
    const problem = answers.PlanCheck.shape.problem.parse(code ?? null);
    if (!problem) throw error;
    return { dueAt: null, problem, block: null, warning: null };
  }
  const phone = parsePhone(input.phone);
  const moment = { dueAt: dueAt.toISOString(), problem: null };
  if (!phone) return { ...moment, block: null, warning: null };
  const { dialing } = await getSettings();
  const number = { phone: phone.e164, country: phone.country };
  const state = await readNumberState(database(), number, dialing);
  return {
    ...moment,
    block: lastingBlock(state),
    warning: findWarning({ ...state, zones: [input.zone] }, dialing, dueAt),
  };
}
