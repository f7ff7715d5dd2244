import type { Blow } from "../world/kill-processes";
import { type Case, type Judge, UNKNOWN } from "./case";

/** Only these had a sending in their hands, or the row it is written in. */
const SENDERS = /^(worker-\d+|postgres)$/;
/** A sending that was begun this long before a kill or freeze may have been cut off by it. */
const IN_FLIGHT_MS = 15_000;
/** What our own chain writes of a sending whose run died; a provider's answer has its own words. */
const CUT_OFF: readonly (string | null)[] = [null, "run_died_while_sending", "timed_out"];
/** `unknown` because of a kill or freeze. */
export const IN_FLIGHT = `${UNKNOWN}in flight at a kill or freeze`;
/** `unknown` because the provider took it and its 2xx was withheld. */
const WITHHELD = `${UNKNOWN}accepted, no 2xx delivered`;

export const judgeMessage: Judge = (one, harm, note) => {
  const { call, records, truth } = one;
  const accepted = truth.sms.get(call.phone.slice(1)) ?? 0;
  if (accepted > 1) harm("SMS twice", `${accepted} times`);
  const step = records.steps.get(call.id)?.get("sms");
  if (!step) return;
  if (step.state === "unknown") {
    const cause = causeOf(one, accepted, step.startedAt, step.error);
    if (cause) note(cause, `sms: ${step.error}`);
    else harm("step unknown without cause", `sms ${step.tries} tries, ${step.error}`);
    return;
  }
  const isSent = accepted > 0;
  if ((step.state === "done") !== isSent)
    harm("SMS told wrongly", `${step.state} ${step.error ?? ""}, accepted ${accepted}`);
  if (step.state === "failed_final") note("SMS given up", step.error ?? "");
};

/** The bot's message into the chat that the link of the SMS opened. */
export const judgeChat: Judge = (one, harm, note) => {
  const { call, records, truth } = one;
  const accepted = truth.chat.get(call.phone.slice(1)) ?? 0;
  if (accepted > 1) harm("Telegram twice", `${accepted} times`);
  const [message] = records.chats.get(call.id) ?? [];
  // What is found in `sending` long after belongs to a run that died: the outbox shows it as perhaps sent.
  if (message?.state === "unknown" || message?.state === "sending") {
    const cause = causeOf(one, accepted, message.updatedAt, message.error);
    if (cause) note(cause, `telegram: ${message.error}`);
    else harm("step unknown without cause", `telegram ${message.error}`);
    return;
  }
  if ((message?.state === "done") !== accepted > 0)
    harm("Telegram told wrongly", `${message?.state} ${message?.error}, accepted ${accepted}`);
  if (message && message.state !== "done") note("Telegram given up", message.error ?? "");
};

export const judgeCrm: Judge = ({ call, records, truth }, harm, note) => {
  const [contacts, deals] = [truth.contacts.get(call.phone) ?? 0, truth.deals.get(call.id) ?? 0];
  if (contacts > 1 || deals > 1) harm("CRM twice", `${contacts} contacts, ${deals} deals`);
  const step = records.steps.get(call.id)?.get("crm");
  if (step?.state === "unknown") harm("step unknown without cause", `crm ${step.error}`);
  if (step?.state === "failed_final") note("CRM given up", `${step.tries} tries, ${step.error}`);
  const hasLead = call.crmStatus === "added";
  if (step?.state === "done" && (contacts === 0 || (hasLead && deals === 0)))
    harm("CRM told wrongly", `${call.crmStatus}, ${contacts} contacts, ${deals} deals`);
  if (step?.state === "skipped" && contacts > 0) harm("CRM told wrongly", "skipped, but entered");
};

function causeOf(
  { blows }: Case,
  accepted: number,
  began: Date | null,
  error: string | null,
): string | null {
  if (CUT_OFF.includes(error) && began && wasCutOff(began.getTime(), blows)) return IN_FLIGHT;
  return accepted > 0 ? WITHHELD : null;
}

function wasCutOff(beganMs: number, blows: readonly Blow[]): boolean {
  return blows.some(
    ({ victim, at, untilMs }) =>
      SENDERS.test(victim) && untilMs >= beganMs && at.getTime() <= beganMs + IN_FLIGHT_MS,
  );
}
