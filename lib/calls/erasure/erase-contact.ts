import "server-only";
import { eq, inArray, or } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import {
  callBacks,
  contactPhones,
  contacts,
  doNotCall,
  erasureRecordings,
  erasures,
} from "@/db/schema";
import { type Actor, actorRef } from "@/lib/auth/actor";
import { addToDoNotCall, phoneHash } from "@/lib/contacts/do-not-call";
import { type ContactRow, lockContact } from "@/lib/contacts/visible-contacts";
import { audit } from "@/lib/platform/audit";
import { AppError } from "@/lib/platform/errors";
import { assertAtRest, findCallsOf, scrubCalls, scrubTraces } from "./scrub-calls";

type Input = { contactId: string; reason: string; lastDigits: string; doNotCall: boolean };

/**
 * Forgets a person, all at once: card, numbers, words said and sent, recordings; those lie at the provider and follow
 * within minutes. Sums stay without the person, the wish not to be called stays as a hash. Returns the receipt's id.
 * @throws AppError invalid_input (`lastDigits`: `digits_wrong`); conflict with rule `call_running`; not_found; forbidden
 */
export async function eraseContact({
  actor,
  input,
}: {
  actor: Actor;
  input: Input;
}): Promise<{ erasureId: string }> {
  return database().transaction(async (tx) => {
    const contact = await lockContact(tx, actor, input.contactId, "contacts.erase");
    const hidden = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.mergedIntoId, contact.id))
      .for("update");
    const contactIds = [contact.id, ...hidden.map(({ id }) => id)];
    const phones = await phonesOf(tx, contactIds);
    if (phones.length > 0 && !phones.some((phone) => phone.endsWith(input.lastDigits.padStart(4))))
      throw new AppError("invalid_input", { fields: { lastDigits: "digits_wrong" } });

    const person = { contactIds, phones };
    const theirs = await findCallsOf(tx, person);
    const callIds = theirs.map(({ callId }) => callId);
    await assertAtRest(tx, callIds);
    const traces = await scrubTraces(tx, person, callIds);
    const scrubbed = await scrubCalls(tx, callIds);
    await keepWishes(tx, actor, person.phones, input.doNotCall);
    const counts = {
      cards: contactIds.length,
      phones: phones.length,
      callBacks: await tx.$count(callBacks, inArray(callBacks.contactId, contactIds)),
      ...scrubbed,
      ...traces,
    };
    await tx.delete(contacts).where(inArray(contacts.id, contactIds));
    const recordings = theirs.flatMap(({ callId, recordingUrl: url }) =>
      url ? [{ callId, url }] : [],
    );
    const erasureId = await writeReceipt(tx, actor, contact, input.reason, counts, recordings);
    await audit(
      tx,
      actor,
      "contacts.erase",
      { kind: "erasure", id: erasureId },
      { reason: input.reason, calls: callIds.length, recordings: recordings.length },
    );
    return { erasureId };
  });
}

async function phonesOf(tx: Tx, contactIds: string[]): Promise<string[]> {
  const rows = await tx
    .select({ phone: contactPhones.phone })
    .from(contactPhones)
    .where(inArray(contactPhones.contactId, contactIds));
  return rows.map(({ phone }) => phone);
}

/** The list keeps its hash and forgets the number. */
async function keepWishes(tx: Tx, actor: Actor, phones: readonly string[], isNew: boolean) {
  if (phones.length === 0) return;
  if (isNew) {
    const createdBy = actor.kind === "user" ? actor.userId : null;
    for (const phone of phones) {
      await addToDoNotCall(tx, { phone, reason: "erased", source: "admin", createdBy });
    }
  }
  await tx
    .update(doNotCall)
    .set({ phone: null, callId: null })
    .where(
      or(
        inArray(doNotCall.phoneHash, phones.map(phoneHash)),
        inArray(doNotCall.phone, [...phones]),
      ),
    );
}

async function writeReceipt(
  tx: Tx,
  actor: Actor,
  contact: ContactRow,
  reason: string,
  counts: Record<string, number>,
  recordings: { callId: string; url: string }[],
): Promise<string> {
  const [receipt] = await tx
    .insert(erasures)
    .values({
      contactId: contact.id,
      teamId: contact.teamId,
      requestedBy: actor.kind === "user" ? actor.userId : null,
      requestedByName: actor.kind === "user" ? actor.name : actorRef(actor),
      reason,
      counts: { ...counts, recordings: recordings.length },
      crmRefs: [contact.crmContactRef, contact.crmDealRef].filter((ref) => ref !== null),
      finishedAt: recordings.length === 0 ? new Date() : null,
    })
    .returning({ id: erasures.id });
  if (!receipt) throw new Error("an insert returned no row");
  if (recordings.length > 0) {
    await tx
      .insert(erasureRecordings)
      .values(recordings.map((recording) => ({ ...recording, erasureId: receipt.id })));
  }
  return receipt.id;
}
