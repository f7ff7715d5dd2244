import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { callBacks } from "@/db/schema";
import { freshPhone } from "@/lib/calls/testing/test-calls";
import type { House } from "./house";

type Card = { id: string; version: number };
const body = <T>(answer: { body: unknown }) => answer.body as T;

/** Cards of clients, promises, settings and bots through REST. */
export function describeCards(house: House): void {
  const add = async (name: string, phone = freshPhone()) =>
    body<Card>(await house.asRep("contacts.create", { body: { phone, name } }));

  describe("a client's card", () => {
    it("is made with a number nobody else has, and gets more of them", async () => {
      const phone = freshPhone();
      const made = await house.asRep("contacts.create", { body: { phone } });
      expect(made.status).toBe(201);
      const params = { id: body<Card>(made).id };
      expect((await house.asRep("contacts.create", { body: { phone } })).body).toMatchObject({
        values: { rule: "phone_taken", contactId: params.id },
      });
      const second = freshPhone();
      const more = { params, body: { phone: second } };
      expect((await house.asRep("contacts.add_phone", more)).body).toMatchObject({
        phones: [phone, second],
      });
      expect((await house.asRep("contacts.primary_phone", more)).status).toBe(200);
      const first = { params: { ...params, phone } };
      expect((await house.asRep("contacts.remove_phone", first)).status).toBe(204);
      const last = { params: { ...params, phone: second } };
      expect((await house.asRep("contacts.remove_phone", last)).body).toMatchObject({
        values: { rule: "last_phone" },
      });
    });

    it("is merged with another, parted again, and erased by who may", async () => {
      const [kept, gone] = [await add("Anna"), await add("Ann")];
      const wish = { goneId: gone.id, keptVersion: kept.version, goneVersion: gone.version };
      const merge = { params: { id: kept.id }, body: wish };
      const merged = body<{ mergeId: string }>(await house.asRep("contacts.merge", merge));
      expect((await house.asRep("contacts.merge", merge)).status).toBeGreaterThanOrEqual(404);
      expect((await house.asRep("contacts.get", { params: { id: gone.id } })).status).toBe(404);
      const undo = { params: { id: merged.mergeId } };
      expect((await house.asRep("contact_merges.undo", undo)).body).toEqual({
        contactId: kept.id,
        goneId: gone.id,
      });
      expect((await house.asRep("contact_merges.undo", undo)).status).toBe(409);

      const phone = freshPhone();
      const third = await add("To be forgotten", phone);
      const ofThird = { params: { id: third.id } };
      const erase = { ...ofThird, body: { reason: "person", lastDigits: phone.slice(-4) } };
      expect((await house.asRep("contacts.erase", erase)).status).toBe(403);
      const slip = { ...ofThird, body: { reason: "person", lastDigits: "" } };
      expect((await house.asAdmin("contacts.erase", slip)).body).toMatchObject({
        fields: { lastDigits: "digits_wrong" },
      });
      const erased = await house.asAdmin("contacts.erase", erase);
      const params = { id: body<{ erasureId: string }>(erased).erasureId };
      expect((await house.asAdmin("erasures.get", { params })).body).toMatchObject({
        reason: "person",
        counts: { cards: 1, phones: 1 },
      });
      expect((await house.asAdmin("erasures.list")).status).toBe(200);
      expect((await house.asRep("contacts.get", ofThird)).status).toBe(404);
    });

    it("has promises that are made, moved and given away", async () => {
      const card = await add("Boris");
      const due = { dueAt: "2099-03-04T12:00", zone: "Asia/Tashkent" };
      const made = await house.asRep("call_backs.create", { body: { ...due, contactId: card.id } });
      const params = { id: body<{ callBackId: string }>(made).callBackId };
      const later = { params, body: { ...due, dueAt: "" } };
      expect((await house.asRep("call_backs.change", later)).status).toBe(204);
      const [row] = await database().select().from(callBacks).where(eq(callBacks.id, params.id));
      expect(row).toMatchObject({ dueAt: null, contactId: card.id });
      const past = { params, body: { ...due, dueAt: "2001-03-04T12:00" } };
      expect((await house.asRep("call_backs.change", past)).status).toBe(400);
      const give = { params, body: { ownerId: house.rep.userId } };
      expect((await house.asRep("call_backs.assign", give)).status).toBe(204);
    });
  });

  it("settings are read and changed by admins only, and connections never tell a key", async () => {
    expect((await house.asRep("settings.get")).status).toBe(403);
    const before = body<{ dialing: { ringSeconds: number } }>(await house.asAdmin("settings.get"));
    const ringSeconds = before.dialing.ringSeconds - 1;
    const ring = { body: { ringSeconds } };
    expect((await house.asAdmin("settings.change_dialing", ring)).body).toMatchObject({
      ringSeconds,
    });
    expect(
      (await house.asAdmin("settings.change_dialing", { body: { ringSeconds: 5 } })).status,
    ).toBe(400);
    const link = { body: { linkHours: 48 } };
    expect((await house.asAdmin("settings.change_follow_up", link)).body).toMatchObject({
      linkHours: 48,
    });
    const connections = await house.asAdmin("connections.list");
    expect(body<{ items: unknown[] }>(connections).items).toHaveLength(5);
    expect(JSON.stringify(connections.body)).not.toContain(process.env.OPENAI_API_KEY ?? "sk-");
    expect((await house.asRep("bots.list")).status).toBe(200);
  });
}
