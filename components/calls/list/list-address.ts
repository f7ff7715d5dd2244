import {
  CALL_LANGUAGES,
  CALL_STATUSES,
  type CallLanguage,
  type CallStatus,
  CRM_STATUSES,
  type CrmStatus,
  DIRECTIONS,
  type Direction,
  OUTCOMES,
  type Outcome,
} from "@/db/enums";
import { FALL_STEPS, type FallStep, type FunnelStep, isFunnelStep } from "@/lib/calls/funnel-steps";
import { LIST_SORTS, type ListSort } from "@/lib/calls/list/list-sorts";
import { OUTCOME_GROUPS, type OutcomeGroup } from "@/lib/calls/status";

/** What of the list stands in the address. Days are YYYY-MM-DD, both included. */
export type ListAddress = {
  /** Part of a number, or words said. */
  q?: string;
  status?: CallStatus;
  outcome?: Outcome;
  language?: CallLanguage;
  direction?: Direction;
  crm?: CrmStatus;
  recording?: "yes" | "no";
  ownerId?: string;
  teamId?: string;
  botId?: string;
  group?: OutcomeGroup | "none";
  /** 1 is Monday. */
  weekday?: string;
  /** 0 to 23. */
  hour?: string;
  from?: string;
  to?: string;
  funnel?: FunnelStep;
  /** Reached the step before this one, and not this one. */
  fellOut?: FallStep;
  sort?: ListSort;
  cursor?: string;
};

type Params = Record<string, string | string[] | undefined>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the filters from an address; what does not fit is left out rather than refused. `phone` is an older name of `q`. */
export function readListAddress(params: Params): ListAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const fitting = (name: string, pattern: RegExp) => {
    const value = one(name);
    return value && pattern.test(value) ? value : undefined;
  };
  const oneOf = <T extends string>(name: string, known: readonly T[]) =>
    known.find((value) => value === one(name));
  const funnel = one("funnel");
  return dropEmpty({
    q: (one("q") ?? one("phone"))?.slice(0, 100),
    status: oneOf("status", CALL_STATUSES),
    outcome: oneOf("outcome", OUTCOMES),
    language: oneOf("language", CALL_LANGUAGES),
    direction: oneOf("direction", DIRECTIONS),
    crm: oneOf("crm", CRM_STATUSES),
    recording: oneOf("recording", ["yes", "no"]),
    ownerId: fitting("ownerId", UUID),
    teamId: fitting("teamId", UUID),
    botId: fitting("botId", UUID),
    group: oneOf("group", [...OUTCOME_GROUPS, "none"] as const),
    weekday: fitting("weekday", /^[1-7]$/),
    hour: fitting("hour", /^(1?\d|2[0-3])$/),
    from: fitting("from", DAY),
    to: fitting("to", DAY),
    funnel: funnel && isFunnelStep(funnel) ? funnel : undefined,
    fellOut: oneOf("fellOut", FALL_STEPS),
    sort: oneOf("sort", LIST_SORTS),
    cursor: fitting("cursor", UUID),
  });
}

function dropEmpty(address: { [K in keyof ListAddress]: ListAddress[K] | undefined }): ListAddress {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
}

/** The address of the list with these filters. */
export function listHref(address: ListAddress): string {
  const query = new URLSearchParams(Object.entries(address)).toString();
  return query ? `/calls?${query}` : "/calls";
}
