import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { callBacks, callSteps } from "@/db/schema";
import { freshPhone, makeCall } from "@/lib/calls/testing/test-calls";
import { addToDoNotCall } from "@/lib/contacts/do-not-call";
import type { House } from "./house";

const body = <T>(answer: { body: unknown }) => answer.body as T;
const start = () => ({ phone: freshPhone(), language: "ru", prompt: "Ask.", confirm: true });

/** Noon so many days from now, as a clock shows it. */
const noonIn = (days: number) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;

/** Calls, plans, clients and figures through REST, as a rep's key. */
export function describeCalls(house: House): void {
  describe("calls", () => {
    it("start once for one Idempotency-Key", async () => {
      const request = start();
      const headers = { "idempotency-key": "order-1" };
      const first = await house.asRep("calls.start", { body: request, headers });
      const again = await house.asRep("calls.start", { body: request, headers });
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(body<{ id: string }>(again).id).toBe(body<{ id: string }>(first).id);
      expect(first.headers.get("location")).toBe(`/api/v1/calls/${body<{ id: string }>(first).id}`);
      expect((await house.asRep("calls.start", { body: start(), headers })).status).toBe(409);
    });

    it("are refused with the field or the rule that is in the way", async () => {
      const wrong = await house.asRep("calls.start", { body: { phone: "12" } });
      expect(wrong.body).toMatchObject({
        code: "invalid_input",
        fields: { phone: "phone_invalid" },
      });
      const phone = freshPhone();
      const entry = { phone, reason: "asked", source: "api" } as const;
      await database().transaction((tx) => addToDoNotCall(tx, entry));
      const blocked = await house.asRep("calls.start", { body: { ...start(), phone } });
      expect(blocked.body).toMatchObject({ code: "call_blocked", values: { rule: "do_not_call" } });
    });

    it("are listed a page at a time", async () => {
      await makeCall(house.rep);
      const first = await house.asRep("calls.list", { query: { limit: "1" } });
      const { items, nextCursor } = body<{ items: { id: string }[]; nextCursor: string }>(first);
      const second = await house.asRep("calls.list", { query: { limit: "1", cursor: nextCursor } });
      expect(body<{ items: { id: string }[] }>(second).items[0]?.id).not.toBe(items[0]?.id);
      expect((await house.asRep("calls.list", { query: { status: "nonsense" } })).status).toBe(400);
    });

    it("are read in every form", async () => {
      const params = { id: house.callId };
      for (const name of ["get", "timeline", "transcript", "captions", "recording"]) {
        expect((await house.asRep(`calls.${name}`, { params })).status).toBe(200);
      }
      const part = await house.asRep("calls.recording", {
        params,
        headers: { range: "bytes=0-3" },
      });
      expect(part.status).toBe(206);
      const status = await house.asRep("calls.status", { params });
      const headers = { "if-none-match": status.headers.get("etag") ?? "" };
      expect((await house.asRep("calls.status", { params, headers })).status).toBe(304);
      expect((await house.asRep("calls.check", { query: { phone: "+998901234501" } })).status).toBe(
        200,
      );
    });

    it("are hung up, and a repeated request gets the same answer", async () => {
      const asked = {
        params: { id: await makeCall(house.rep) },
        headers: { "idempotency-key": "h1" },
      };
      const first = await house.asRep("calls.hang_up", asked);
      const again = await house.asRep("calls.hang_up", asked);
      expect(first.body).toEqual({ result: "canceled" });
      expect(again.body).toEqual(first.body);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      const other = { ...asked, params: { id: house.callId } };
      expect((await house.asRep("calls.hang_up", other)).body).toMatchObject({
        code: "idempotency_mismatch",
      });
      expect((await house.asRep("calls.hang_up", { params: asked.params })).body).toMatchObject({
        code: "conflict",
      });
    });

    it("have a failed step repeated, and nothing that is done", async () => {
      const params = { id: house.callId, step: "reading" };
      expect((await house.asRep("calls.retry_step", { params })).status).toBe(409);
      await database()
        .update(callSteps)
        .set({ state: "failed_final" })
        .where(sql`call_id = ${house.callId} and step = 'reading'`);
      expect((await house.asRep("calls.retry_step", { params })).status).toBe(202);
      await database()
        .update(callSteps)
        .set({ state: "done" })
        .where(sql`call_id = ${house.callId} and step = 'reading'`);
      expect((await house.asRep("calls.read_again", { params: { id: house.callId } })).status).toBe(
        202,
      );
    });

    it("take a person's word for the version that person read", async () => {
      const params = { id: house.callId };
      const etag = (await house.asRep("calls.status", { params })).headers.get("etag") ?? "";
      const word = { params, body: { outcome: "interested" }, headers: { "if-match": etag } };
      expect((await house.asRep("calls.correct_outcome", word)).status).toBe(204);
      expect((await house.asRep("calls.correct_outcome", word)).body).toMatchObject({
        code: "precondition_failed",
      });
    });
  });

  describe("planned calls", () => {
    it("are made once, changed from the version read, and called off", async () => {
      const body = { ...start(), localTime: noonIn(3), zone: "Asia/Tashkent" };
      const headers = { "idempotency-key": "plan-1" };
      const made = await house.asRep("planned_calls.plan", { body, headers });
      const again = await house.asRep("planned_calls.plan", { body, headers });
      expect([made.status, again.status]).toEqual([201, 200]);
      const params = { id: (made.body as { id: string }).id };
      const read = await house.asRep("planned_calls.get", { params });
      const known = { "if-none-match": read.headers.get("etag") ?? "" };
      expect((await house.asRep("planned_calls.get", { params, headers: known })).status).toBe(304);
      const change = { params, body: { ...body, localTime: noonIn(4), version: 1 } };
      const changed = await house.asRep("planned_calls.change", change);
      expect(changed.body).toMatchObject({ version: 2 });
      expect((await house.asRep("planned_calls.change", change)).status).toBe(409);
      const list = await house.asRep("planned_calls.list");
      expect(list.body).toMatchObject({ ahead: [{ localTime: noonIn(4) }] });
      const query = { phone: body.phone, localTime: noonIn(5), zone: "Asia/Tashkent" };
      expect((await house.asRep("planned_calls.check", { query })).status).toBe(200);
      expect((await house.asRep("planned_calls.notices")).status).toBe(200);
      expect((await house.asRep("planned_calls.cancel", { params })).status).toBe(204);
    });
  });

  describe("clients and figures", () => {
    it("are read", async () => {
      const page = await house.asRep("contacts.list", { query: { limit: "5" } });
      const [first] = body<{ items: { id: string }[] }>(page).items;
      expect((await house.asRep("contacts.get", { params: { id: first?.id ?? "" } })).status).toBe(
        200,
      );
      const card = await house.asRep("contacts.get", { params: { id: first?.id ?? "" } });
      const change = {
        params: { id: first?.id ?? "" },
        headers: { "if-match": card.headers.get("etag") ?? "" },
        body: {
          name: "Anna",
          company: "",
          email: "",
          language: "",
          timeZone: "",
          note: "likes mornings",
        },
      };
      expect((await house.asRep("contacts.change", change)).body).toMatchObject({ name: "Anna" });
      expect((await house.asRep("contacts.change", change)).status).toBe(412);
      const [promise] = await database()
        .insert(callBacks)
        .values({ contactId: first?.id ?? "", ownerId: house.rep.userId, dueAt: new Date() })
        .returning();
      expect(body<{ items: unknown[] }>(await house.asRep("call_backs.list")).items).toHaveLength(
        1,
      );
      const params = { id: promise?.id ?? "" };
      expect((await house.asRep("call_backs.finish", { params })).status).toBe(204);
      const figures = await house.asRep("analytics.get", { query: { timeZone: "Asia/Tashkent" } });
      expect(figures.body).toMatchObject({ timeZone: "Asia/Tashkent" });
      expect((await house.asRep("analytics.get", { query: { from: "soon" } })).status).toBe(400);
    });
  });
}
