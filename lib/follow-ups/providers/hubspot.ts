import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { REAL_ADDRESS } from "@/lib/settings/connections/list-connections";
import { storedKey } from "@/lib/settings/connections/stored-key";
import { type Attempt, failureOf, refused, retryLater, type StepFailure } from "./failure";
import { askOutside } from "./outside-request";

export type HubspotAddress = { baseUrl: string; token: string };
export type Lead = {
  /** Our key in the CRM: the custom deal property `ai_call_id`. */
  callId: string;
  /** E.164 with a plus. */
  phone: string;
  name: string | null;
  /** Known from an earlier call. */
  contactRef: string | null;
  /** Null: the person is entered without a deal. */
  deal: { name: string; description: string } | null;
};
export type LeadResult =
  | { kind: "entered"; contactRef: string; dealRef: string | null }
  /** `contactRef`: the person was entered before it failed; the next try need not ask again. */
  | { kind: "failed"; failure: StepFailure; contactRef?: string };

/** Where leads are entered; null: not connected. */
export async function hubspotAddress(): Promise<HubspotAddress | null> {
  const own = await storedKey("hubspot");
  if (own) return { baseUrl: REAL_ADDRESS.hubspot, token: own.secret };
  const { HUBSPOT_URL, HUBSPOT_TOKEN } = env();
  return HUBSPOT_TOKEN ? { baseUrl: HUBSPOT_URL, token: HUBSPOT_TOKEN } : null;
}

/** Deal to contact, from HubSpot's list of association types. */
const DEAL_TO_CONTACT = 3;
/** The search index lags behind by seconds: a look-up right after a lost answer would find nothing and make a second one. */
const INDEX_LAG_SECONDS = 5;

const Found = z.object({ results: z.array(z.object({ id: z.coerce.string() })) });
const Created = z.object({ id: z.coerce.string() });

/** Enters a person and, if asked for, a deal. Searched before each creation, so it may be repeated. Never throws. */
export async function enterLead(
  at: HubspotAddress,
  lead: Lead,
  tries: number,
): Promise<LeadResult> {
  const attempt: Attempt = { provider: "hubspot", tries, isRepeatable: true };
  const contact = lead.contactRef
    ? { kind: "id" as const, id: lead.contactRef }
    : await findOrCreate(at, attempt, "contacts", { phone: lead.phone }, () => ({
        properties: { firstname: lead.name ?? lead.phone, phone: lead.phone },
      }));
  if (contact.kind === "failed") return contact;
  if (!lead.deal) return { kind: "entered", contactRef: contact.id, dealRef: null };
  const { name, description } = lead.deal;
  const deal = await findOrCreate(at, attempt, "deals", { ai_call_id: lead.callId }, () => ({
    properties: { dealname: name, description, ai_call_id: lead.callId },
    associations: [
      {
        to: { id: contact.id },
        types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: DEAL_TO_CONTACT }],
      },
    ],
  }));
  if (deal.kind === "failed") return { ...deal, contactRef: contact.id };
  return { kind: "entered", contactRef: contact.id, dealRef: deal.id };
}

type Id = { kind: "id"; id: string } | { kind: "failed"; failure: StepFailure };

async function findOrCreate(
  at: HubspotAddress,
  attempt: Attempt,
  type: "contacts" | "deals",
  key: Record<string, string>,
  body: () => unknown,
): Promise<Id> {
  const found = await find(at, attempt, type, key);
  if (found.kind !== "none") return found;
  const answer = await post(at, `${type}`, "create", body());
  const conflict = answer.kind === "answered" && answer.status === 409;
  if (conflict) {
    // Somebody else entered the same person in between; HubSpot's unique keys tell.
    const again = await find(at, attempt, type, key);
    return again.kind === "none"
      ? { kind: "failed", failure: refused(attempt, `409 ${type}`) }
      : again;
  }
  const failure = failureOf(answer, attempt);
  if (failure) {
    const perhapsMade =
      answer.kind === "lost" || (answer.kind === "answered" && answer.status >= 500);
    return { kind: "failed", failure: perhapsMade ? afterIndexLag(failure) : failure };
  }
  const created = Created.safeParse(answer.kind === "answered" ? answer.json : null);
  if (created.success) return { kind: "id", id: created.data.id };
  // 200 around an error body: the look-up of the next try tells what became of it.
  return {
    kind: "failed",
    failure: retryLater(attempt, `unreadable_answer ${type}`, INDEX_LAG_SECONDS),
  };
}

async function find(
  at: HubspotAddress,
  attempt: Attempt,
  type: "contacts" | "deals",
  key: Record<string, string>,
): Promise<Id | { kind: "none" }> {
  const filters = Object.entries(key).map(([propertyName, value]) => ({
    propertyName,
    operator: "EQ",
    value,
  }));
  const answer = await post(at, `${type}/search`, "search", {
    filterGroups: [{ filters }],
    properties: Object.keys(key),
    limit: 1,
  });
  const failure = failureOf(answer, attempt);
  if (failure) return { kind: "failed", failure };
  const found = Found.safeParse(answer.kind === "answered" ? answer.json : null);
  if (!found.success)
    return { kind: "failed", failure: retryLater(attempt, `unreadable_search ${type}`) };
  const [first] = found.data.results;
  return first ? { kind: "id", id: first.id } : { kind: "none" };
}

function afterIndexLag(failure: StepFailure): StepFailure {
  if (failure.state !== "retry") return failure;
  return { ...failure, afterSeconds: Math.max(failure.afterSeconds, INDEX_LAG_SECONDS) };
}

function post(at: HubspotAddress, path: string, name: string, json: unknown) {
  return askOutside({
    provider: "hubspot",
    name: `${name} ${path.split("/")[0]}`,
    method: "POST",
    url: `${at.baseUrl}/crm/v3/objects/${path}`,
    headers: { authorization: `Bearer ${at.token}` },
    body: { json },
  });
}
