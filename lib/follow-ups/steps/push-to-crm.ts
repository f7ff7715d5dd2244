import "server-only";
import { eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import type { CrmStatus, Outcome } from "@/db/enums";
import { callBacks, contacts } from "@/db/schema";
import { runStep } from "@/lib/analysis/run-step";
import { NO_READING, setCrmStatus } from "@/lib/calls/steps";
import { upsertContactByPhone } from "@/lib/contacts/upsert-contact";
import { worldOfUrl } from "@/lib/settings/provider-world";
import { enterLead, hubspotAddress, type Lead, type LeadResult } from "../providers/hubspot";
import { type FollowUpCall, isDoubtful, loadCall } from "./load-call";

/**
 * The step "crm": the built-in client base always, the outside CRM where one is connected. The status is ours to decide,
 * by the outcome: a lead is `added`, a promise to ring back or a doubtful lead is `pending` for a person, anything else `not_created`.
 */
export async function pushToCrm(callId: string): Promise<void> {
  await runStep(callId, "crm", async ({ tries }) => {
    const about = await loadCall(database(), callId);
    if (!about.reading) {
      return {
        result: { state: "skipped", reason: NO_READING },
        store: (tx) => enterClient(tx, about, "not_created", null),
      };
    }
    const wanted = crmStatusOf(about.call.outcome, isDoubtful(about));
    if (wanted === "not_created") {
      return {
        result: { state: "skipped", reason: "nothing_to_add" },
        store: (tx) => enterClient(tx, about, wanted, null),
      };
    }
    const outside = await enterOutside(about, wanted, tries);
    if (outside?.kind === "failed") {
      // The client is in our own base; the other one waits for its provider, or for a person.
      const { contactRef, failure } = outside;
      const entered = contactRef ? { contactRef, dealRef: null } : null;
      return { result: failure, store: (tx) => enterClient(tx, about, "pending", entered) };
    }
    const ref = outside?.dealRef ?? outside?.contactRef;
    return {
      result: { state: "done", ...(ref ? { providerRef: ref } : {}) },
      store: (tx) => enterClient(tx, about, wanted, outside),
    };
  });
}

function crmStatusOf(outcome: Outcome | null, isInDoubt: boolean): CrmStatus {
  if (outcome === "interested") return isInDoubt ? "pending" : "added";
  return outcome === "callback" ? "pending" : "not_created";
}

/** Null: no outside CRM belongs to this call's world. */
async function enterOutside(
  about: FollowUpCall,
  status: CrmStatus,
  tries: number,
): Promise<LeadResult | null> {
  const at = await hubspotAddress();
  if (!at || worldOfUrl(at.baseUrl) !== about.call.world) return null;
  return enterLead(at, leadOf(about, status), tries);
}

function leadOf({ call, contact, reading }: FollowUpCall, status: CrmStatus): Lead {
  return {
    callId: call.id,
    phone: call.phone,
    name: contact?.name ?? null,
    contactRef: contact?.crmContactRef ?? null,
    deal:
      status === "added"
        ? { name: `HALO ${contact?.name ?? call.phone}`, description: reading?.summary ?? "" }
        : null,
  };
}

type Entered = { contactRef: string; dealRef: string | null };

async function enterClient(
  tx: Tx,
  { call, reading }: FollowUpCall,
  status: CrmStatus,
  entered: Entered | null,
): Promise<void> {
  const { contactId } = await upsertContactByPhone(tx, {
    phone: call.phone,
    language: reading?.language ?? null,
    ownerId: call.ownerId,
    teamId: call.teamId,
    isDemo: call.isDemo,
  });
  await setCrmStatus(tx, call.id, status);
  await tx
    .update(contacts)
    .set({
      // Of the person: once added stays added, whatever a later call came to.
      crmStatus: sql`case
        when ${contacts.crmStatus} = 'added' or ${status} = 'added' then 'added'
        when ${contacts.crmStatus} = 'pending' or ${status} = 'pending' then 'pending'
        else ${status} end`,
      ...(entered ? { crmContactRef: entered.contactRef } : {}),
      ...(entered?.dealRef ? { crmDealRef: entered.dealRef } : {}),
      updatedAt: new Date(),
    })
    .where(eq(contacts.id, contactId));
  if (call.outcome === "callback") {
    await tx
      .insert(callBacks)
      .values({
        contactId,
        callId: call.id,
        ownerId: call.ownerId,
        dueAt: reading?.callbackAt ?? null,
        reason: reading?.customerInterest || reading?.summary || null,
      })
      .onConflictDoNothing();
  }
}
