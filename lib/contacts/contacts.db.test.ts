import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import type { Role } from "@/db/enums";
import { calls, contactMerges, contacts, teams } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import type { UserActor } from "@/lib/auth/actor";
import { insertUser } from "@/lib/auth/users/create-user";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { addCallBack, assignCallBack, moveCallBack } from "./call-backs/change-call-back";
import { finishCallBack, reopenCallBack } from "./call-backs/finish-call-back";
import { editContact } from "./edit/edit-contact";
import { addContact, addPhone, removePhone, setPrimaryPhone } from "./edit/phones";
import { mergeContacts } from "./merge/merge-contacts";
import { sweepMerges, undoMerge } from "./merge/undo-merge";
import { getContact, listCallBacks, listContacts } from "./queries";
import { getContactHistory } from "./queries/history";
import { previewMerge } from "./queries/merge-preview";
import { AddCallBackInput, EditContactInput } from "./schema";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

async function makeActor(role: Role, teamId: string | null = null): Promise<UserActor> {
  const email = `${role}-${randomUUID()}@test.example`;
  const rights = { role, teamId, seesAllTeams: false };
  const row = { ...rights, email, name: role, isDemo: false, passwordHash: null };
  const userId = await insertUser(database(), row);
  const session = { sessionId: randomUUID(), locale: null, ip: null };
  return { kind: "user", userId, name: role, email, ...rights, ...session };
}

let lastNumber = 2_000_000;
const freshPhone = () => {
  lastNumber += 1;
  return `+99890${lastNumber}`;
};

async function makeCall(actor: UserActor, contactId: string, phone: string): Promise<string> {
  const [call] = await database()
    .insert(calls)
    .values({
      world: "sandbox",
      ownerId: actor.userId,
      contactId,
      phone,
      language: "ru",
      voice: "female",
      engine: "scripted",
      greeting: "",
      prompt: "",
    })
    .returning({ id: calls.id });
  if (!call) throw new Error("an insert returned no row");
  return call.id;
}

let rep: UserActor;
let stranger: UserActor;
let supervisor: UserActor;
beforeAll(async () => {
  const [team] = await database().insert(teams).values({ name: "One" }).returning();
  rep = await makeActor("rep", team?.id ?? null);
  stranger = await makeActor("rep");
  supervisor = await makeActor("supervisor", team?.id ?? null);
});

const add = async (actor: UserActor, name: string | null = "Anna", phone = freshPhone()) => {
  const { contactId } = await addContact({ actor, input: { phone, name } });
  return { contactId, phone };
};
const edit = (actor: UserActor, contactId: string, version: number, name: string) =>
  editContact({
    actor,
    input: EditContactInput.parse({
      contactId,
      version,
      name,
      company: "",
      email: "",
      language: "",
      timeZone: "",
      note: "",
    }),
  });

describe("a card", () => {
  it("refuses the second of two editors and keeps what the first wrote", async () => {
    const { contactId } = await add(rep);
    expect(await edit(rep, contactId, 1, "Anna B.")).toEqual({ version: 2 });
    await expect(edit(supervisor, contactId, 1, "Another")).rejects.toMatchObject({
      code: "conflict",
      detail: { rule: "stale" },
    });
    expect(await getContact(rep, contactId)).toMatchObject({ name: "Anna B.", version: 2 });
  });

  it("is not there for others", async () => {
    const { contactId, phone } = await add(rep);
    await expect(getContact(stranger, contactId)).rejects.toMatchObject({ code: "not_found" });
    await expect(edit(stranger, contactId, 1, "x")).rejects.toMatchObject({ code: "not_found" });
    await expect(
      addPhone({ actor: stranger, input: { contactId, phone: freshPhone() } }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect((await listContacts(stranger, { search: phone })).items).toEqual([]);
    expect((await listContacts(supervisor, { search: phone })).items).toHaveLength(1);
  });

  it("holds several numbers, the primary one first, and never none", async () => {
    const { contactId, phone } = await add(rep);
    const second = freshPhone();
    await addPhone({ actor: rep, input: { contactId, phone: second } });
    await setPrimaryPhone({ actor: rep, input: { contactId, phone: second } });
    expect((await getContact(rep, contactId)).phones).toEqual([second, phone]);
    await setPrimaryPhone({ actor: rep, input: { contactId, phone } });
    expect((await getContact(rep, contactId)).phone).toBe(phone);
    await removePhone({ actor: rep, input: { contactId, phone: second } });
    await expect(removePhone({ actor: rep, input: { contactId, phone } })).rejects.toMatchObject({
      detail: { rule: "last_phone" },
    });
  });

  it("says whose a taken number is to those who may know", async () => {
    const holder = await add(rep);
    const own = await add(rep);
    const foreign = await add(stranger);
    const take = (actor: UserActor, contactId: string) =>
      addPhone({ actor, input: { contactId, phone: holder.phone } });
    await expect(take(rep, own.contactId)).rejects.toMatchObject({
      detail: { rule: "phone_taken", contactId: holder.contactId },
    });
    await expect(take(stranger, foreign.contactId)).rejects.toMatchObject({
      detail: { rule: "phone_taken_foreign" },
    });
    await expect(
      addPhone({ actor: rep, input: { contactId: own.contactId, phone: "not a number" } }),
    ).rejects.toMatchObject({ fields: { phone: "phone_invalid" } });
  });
});

describe("call-backs", () => {
  it("are moved and given to others by those who may", async () => {
    const { contactId } = await add(rep);
    const due = { dueAt: "2099-01-16T10:00", zone: "Asia/Tashkent" };
    const input = AddCallBackInput.parse({ contactId, ...due, reason: "Price" });
    const { callBackId } = await addCallBack({ actor: rep, input });
    expect(await listCallBacks(rep)).toMatchObject([
      { id: callBackId, dueAt: "2099-01-16T05:00:00.000Z", ownerId: rep.userId },
    ]);
    await expect(
      moveCallBack({ actor: rep, input: { callBackId, dueAt: "2020-01-01T10:00", zone: "UTC" } }),
    ).rejects.toMatchObject({ fields: { dueAt: "time_past" } });
    await moveCallBack({ actor: rep, input: { callBackId, dueAt: null, zone: "UTC" } });
    const toStranger = { callBackId, ownerId: stranger.userId };
    await expect(assignCallBack({ actor: supervisor, input: toStranger })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(
      moveCallBack({ actor: stranger, input: { callBackId, dueAt: null, zone: "UTC" } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await assignCallBack({
      actor: supervisor,
      input: { callBackId, ownerId: supervisor.userId },
    });
    expect(await listCallBacks(supervisor, "mine")).toMatchObject([
      { id: callBackId, dueAt: null },
    ]);
    expect(await listCallBacks(rep, "mine")).toEqual([]);
  });

  it("are ticked off, and open again when that is taken back", async () => {
    const { contactId } = await add(rep);
    const input = AddCallBackInput.parse({ contactId, dueAt: "", zone: "UTC", reason: "Undo" });
    const { callBackId } = await addCallBack({ actor: rep, input });
    const open = async () => (await listCallBacks(rep)).some(({ id }) => id === callBackId);
    const command = { actor: rep, input: { callBackId } };
    await finishCallBack(command);
    expect(await open()).toBe(false);
    await expect(reopenCallBack({ ...command, actor: stranger })).rejects.toMatchObject({
      code: "not_found",
    });
    await reopenCallBack(command);
    await reopenCallBack(command);
    expect(await open()).toBe(true);
  });
});

describe("a merge", () => {
  it("brings everything together and gives it back when it is undone", async () => {
    const kept = await add(rep, null);
    const gone = await add(rep, "Anna");
    const callId = await makeCall(rep, gone.contactId, gone.phone);
    const preview = await previewMerge(rep, kept.contactId, gone.contactId);
    expect(preview.result).toMatchObject({ name: "Anna", callCount: 1 });
    const input = {
      keptId: kept.contactId,
      goneId: gone.contactId,
      keptVersion: preview.kept.version,
      goneVersion: preview.gone.version,
    };
    await expect(mergeContacts({ actor: stranger, input })).rejects.toMatchObject({
      code: "not_found",
    });
    const { mergeId } = await mergeContacts({ actor: rep, input });
    await expect(mergeContacts({ actor: rep, input })).rejects.toMatchObject({ code: "not_found" });
    expect(await getContact(rep, kept.contactId)).toMatchObject({
      name: "Anna",
      phones: [kept.phone, gone.phone],
    });
    expect(await getContactHistory(rep, kept.contactId)).toMatchObject([{ kind: "call", callId }]);
    await expect(getContact(rep, gone.contactId)).rejects.toMatchObject({ code: "not_found" });

    await undoMerge({ actor: rep, input: { mergeId } });
    expect(await getContact(rep, kept.contactId)).toMatchObject({
      name: null,
      phones: [kept.phone],
      calls: [],
    });
    expect(await getContact(rep, gone.contactId)).toMatchObject({
      name: "Anna",
      phones: [gone.phone],
      calls: [{ id: callId }],
    });
    await expect(undoMerge({ actor: rep, input: { mergeId } })).rejects.toMatchObject({
      detail: { rule: "merge_too_late" },
    });
  });

  it("stands for good after a day", async () => {
    const kept = await add(rep);
    const gone = await add(rep);
    const { mergeId } = await mergeContacts({
      actor: rep,
      input: {
        keptId: kept.contactId,
        goneId: gone.contactId,
        keptVersion: 1,
        goneVersion: 1,
      },
    });
    await sweepMerges();
    await database()
      .update(contactMerges)
      .set({ createdAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(contactMerges.id, mergeId));
    await expect(undoMerge({ actor: rep, input: { mergeId } })).rejects.toMatchObject({
      detail: { rule: "merge_too_late" },
    });
    await sweepMerges();
    expect(await database().select().from(contacts).where(eq(contacts.id, gone.contactId))).toEqual(
      [],
    );
    expect((await getContact(rep, kept.contactId)).phones).toEqual([kept.phone, gone.phone]);
  });
});
