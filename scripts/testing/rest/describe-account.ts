import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password";
import { openSession } from "@/lib/auth/sessions/open-session";
import { makeActor } from "@/lib/calls/testing/test-calls";
import type { Asked } from "./described-api";
import { type House, keyFor } from "./house";

const body = <T>(answer: { body: unknown }) => answer.body as T;

/** One's own account through REST. */
export function describeAccount(house: House): void {
  it("changes a name and a password, and ends sessions", async () => {
    const owner = await makeActor();
    const passwordHash = await hashPassword("the old one 1");
    await database().update(users).set({ passwordHash }).where(eq(users.id, owner.userId));
    const key = await keyFor(owner);
    const ask = (name: string, asked: Asked = {}) => house.api.ask(name, { key, ...asked });
    expect((await ask("account.change", { body: { name: "Renamed" } })).status).toBe(204);
    expect((await ask("account.get")).body).toMatchObject({ name: "Renamed" });
    const wrong = { current: "not this", password: "a new one 22" };
    expect((await ask("account.change_password", { body: wrong })).body).toMatchObject({
      fields: { current: "wrong" },
    });
    const right = { ...wrong, current: "the old one 1" };
    expect((await ask("account.change_password", { body: right })).status).toBe(204);
    const browser = { userId: owner.userId, kind: "browser", ip: null, userAgent: null } as const;
    const open = () => openSession(database(), browser);
    await open();
    const list = body<{ items: { sessionId: string }[] }>(await ask("account.sessions"));
    const params = { id: list.items[0]?.sessionId ?? "" };
    expect(list.items).toHaveLength(1);
    expect((await house.asRep("account.end_session", { params })).status).toBe(404);
    expect((await ask("account.end_session", { params })).status).toBe(204);
    const ofOwner = { params: { id: owner.userId } };
    expect((await house.asAdmin("users.sessions", ofOwner)).body).toEqual({ items: [] });
    await open();
    expect((await house.asAdmin("users.end_sessions", ofOwner)).status).toBe(204);
    await open();
    expect((await ask("account.end_sessions")).status).toBe(204);
    expect((await ask("account.sessions")).body).toEqual({ items: [] });
  });
}
