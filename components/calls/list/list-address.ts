import { CALL_STATUSES, type CallStatus, OUTCOMES, type Outcome } from "@/db/enums";
import { type FunnelStep, isFunnelStep } from "@/lib/calls/funnel-steps";

/** What of the list stands in the address. Days are YYYY-MM-DD, both included. */
export type ListAddress = {
  status?: CallStatus;
  outcome?: Outcome;
  phone?: string;
  from?: string;
  to?: string;
  funnel?: FunnelStep;
  cursor?: string;
};

type Params = Record<string, string | string[] | undefined>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the filters from an address; what does not fit is left out rather than refused. */
export function readListAddress(params: Params): ListAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
  };
  const fitting = (name: string, pattern: RegExp) => {
    const value = one(name);
    return value && pattern.test(value) ? value : undefined;
  };
  const funnel = one("funnel");
  return dropEmpty({
    status: CALL_STATUSES.find((status) => status === one("status")),
    outcome: OUTCOMES.find((outcome) => outcome === one("outcome")),
    phone: one("phone")?.slice(0, 40),
    from: fitting("from", DAY),
    to: fitting("to", DAY),
    funnel: funnel && isFunnelStep(funnel) ? funnel : undefined,
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
