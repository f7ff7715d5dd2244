import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { callSteps } from "@/db/schema";
import { freshPhone } from "@/lib/calls/testing/test-calls";
import { type House, keyFor } from "./house";

const body = <T>(answer: { body: unknown }) => answer.body as T;

/** People, teams, the do-not-call list, the outbox and the audit log through REST, as an admin's key. */
export function describeAdministration(house: House): void {
  describe("people and teams", () => {
    it("are added, changed from the version read, shut out and erased", async () => {
      const team = body<{ teamId: string }>(
        await house.asAdmin("teams.create", { body: { name: "North" } }),
      );
      expect((await house.asAdmin("teams.create", { body: { name: "North" } })).status).toBe(409);
      const person = { email: "new@x.test", name: "New", role: "rep", teamId: team.teamId };
      const made = await house.asAdmin("users.create", { body: person });
      expect(made.body).toMatchObject({ ...person, hasPassword: false, teamName: "North" });
      expect((await house.asAdmin("users.create", { body: person })).status).toBe(409);
      const astray = { ...person, email: "astray@x.test", teamId: randomUUID() };
      expect((await house.asAdmin("users.create", { body: astray })).body).toMatchObject({
        fields: { teamId: "unknown" },
      });
      const params = { id: body<{ userId: string }>(made).userId };
      const read = await house.asAdmin("users.get", { params });
      const headers = { "if-match": read.headers.get("etag") ?? "" };
      const change = { params, headers, body: { role: "supervisor" } };
      const changed = await house.asAdmin("users.change", change);
      expect(changed.body).toMatchObject({ role: "supervisor", name: "New", teamName: "North" });
      expect((await house.asAdmin("users.change", change)).status).toBe(412);
      expect((await house.asAdmin("users.password_link", { params })).status).toBe(201);
      expect((await house.asAdmin("users.disable", { params })).status).toBe(204);
      expect((await house.asAdmin("users.enable", { params })).status).toBe(204);
      const ofTeam = { params: { id: team.teamId } };
      expect((await house.asAdmin("teams.delete", ofTeam)).body).toMatchObject({
        values: { rule: "team_has_people" },
      });
      expect((await house.asAdmin("users.delete", { params })).status).toBe(204);
      const renamed = { ...ofTeam, body: { name: "South" } };
      expect((await house.asAdmin("teams.rename", renamed)).status).toBe(204);
      expect((await house.asAdmin("teams.list")).body).toMatchObject({
        items: [{ name: "South" }],
      });
      expect((await house.asAdmin("teams.delete", ofTeam)).status).toBe(204);
      const everybody = body<{ items: { email: string }[] }>(await house.asAdmin("users.list"));
      expect(everybody.items.map(({ email }) => email)).not.toContain("new@x.test");
    });

    it("keep the house its last admin, and end the keys of whoever is shut out", async () => {
      const params = { id: house.admin.userId };
      expect((await house.asAdmin("users.disable", { params })).body).toMatchObject({
        code: "conflict",
        values: { rule: "last_admin" },
      });
      const key = await keyFor(house.rep);
      const ofRep = { params: { id: house.rep.userId } };
      await house.asAdmin("users.disable", ofRep);
      expect((await house.api.ask("account.get", { key })).status).toBe(401);
      await house.asAdmin("users.enable", ofRep);
      expect((await house.api.ask("account.get", { key })).status).toBe(200);
    });

    it("leave their trace, with the key that was used", async () => {
      const page = await house.asAdmin("audit.list", { query: { limit: "1", kind: "teams" } });
      const { items, nextBefore } = body<{ items: unknown[]; nextBefore: number }>(page);
      expect(items).toMatchObject([
        { action: "teams.deleted", detail: { viaKey: expect.any(String) } },
      ]);
      const query = { before: String(nextBefore) };
      expect((await house.asAdmin("audit.list", { query })).status).toBe(200);
    });
  });

  describe("the do-not-call list", () => {
    it("takes numbers and gives them back with a reason", async () => {
      const phone = freshPhone();
      const text = { phones: `${phone}\nnonsense`, reason: "asked by mail" };
      const added = await house.asAdmin("do_not_call.add", { body: text });
      expect(added.body).toEqual({ added: 1, known: 0, wrong: ["nonsense"], wrongCount: 1 });
      const list = await house.asAdmin("do_not_call.list", { query: { search: phone } });
      const [entry] = body<{ items: { phoneHash: string }[] }>(list).items;
      const params = { phoneHash: entry?.phoneHash ?? "" };
      expect((await house.asAdmin("do_not_call.remove", { params })).status).toBe(400);
      const query = { reason: "changed their mind" };
      expect((await house.asAdmin("do_not_call.remove", { params, query })).status).toBe(204);
      expect((await house.asAdmin("do_not_call.remove", { params, query })).status).toBe(404);
    });
  });

  describe("the outbox", () => {
    it("shows what failed and takes a person's decision once", async () => {
      const isStep = and(eq(callSteps.callId, house.callId), eq(callSteps.step, "crm"));
      await database().update(callSteps).set({ state: "failed_final" }).where(isStep);
      const list = await house.asRep("outbox.list");
      expect(list.body).toMatchObject({ items: [{ kind: "crm", state: "dead" }] });
      expect((await house.asRep("outbox.count")).body).toMatchObject({ dead: 1 });
      const asked = {
        params: { callId: house.callId, kind: "crm" },
        body: { decision: "give_up" },
      };
      const headers = { "idempotency-key": "o1" };
      expect((await house.asRep("outbox.decide", { ...asked, headers })).status).toBe(204);
      const again = await house.asRep("outbox.decide", { ...asked, headers });
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect((await house.asRep("outbox.decide", asked)).status).toBe(409);
    });
  });
}
