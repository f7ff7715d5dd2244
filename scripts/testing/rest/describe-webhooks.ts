import { expect, it } from "vitest";
import { makeFinished } from "@/lib/calls/testing/test-calls";
import type { House } from "./house";

const body = <T>(answer: { body: unknown }) => answer.body as T;
/** Nobody listens there, and nothing is sent: it is not a public address, but the settings of this test allow it. */
const NOWHERE = "http://127.0.0.1:9/hook";

/** Webhooks through REST, as an admin's key. */
export function describeWebhooks(house: House): void {
  it("webhooks are added, changed from the version read, tested, and removed with their log", async () => {
    const wish = { name: "CRM", url: NOWHERE, events: ["call.started", "call.ended"] };
    const inside = { ...wish, url: "https://[::1]/" };
    expect((await house.asAdmin("webhooks.create", { body: inside })).body).toMatchObject({
      fields: { url: "address_not_public" },
    });
    const made = await house.asAdmin("webhooks.create", { body: wish });
    const { webhook, secret } = body<{ webhook: { id: string }; secret: string }>(made);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const params = { id: webhook.id };
    const read = await house.asAdmin("webhooks.get", { params });
    const headers = { "if-match": read.headers.get("etag") ?? "" };
    const change = { params, headers, body: { events: ["call.ended"] } };
    expect((await house.asAdmin("webhooks.change", change)).body).toMatchObject({
      events: ["call.ended"],
      name: "CRM",
    });
    expect((await house.asAdmin("webhooks.change", change)).status).toBe(412);
    const turned = await house.asAdmin("webhooks.rotate_secret", { params });
    expect(body<{ secret: string }>(turned).secret).not.toBe(secret);

    await makeFinished(house.rep);
    const tested = await house.asAdmin("webhooks.test", { params });
    expect(tested.body).toMatchObject({ state: "waiting", answers: [{ error: "ECONNREFUSED" }] });
    const query = { limit: "1" };
    const log = body<{ items: { id: string; type: string }[]; nextBefore: number }>(
      await house.asAdmin("webhooks.deliveries", { params, query }),
    );
    expect(log.items[0]?.type).toBe("webhook.test");
    const older = { before: String(log.nextBefore) };
    const rest = await house.asAdmin("webhooks.deliveries", { params, query: older });
    expect(rest.body).toMatchObject({ items: [{ type: "call.ended" }], nextBefore: null });
    const ofDelivery = { params: { id: log.items[0]?.id ?? "" } };
    const again = await house.asAdmin("webhook_deliveries.send_again", ofDelivery);
    expect(again.body).toMatchObject({ tries: 2 });

    const list = JSON.stringify((await house.asAdmin("webhooks.list")).body);
    expect(list).toContain(webhook.id);
    expect(list).not.toContain(secret);
    expect((await house.asRep("webhooks.list")).status).toBe(403);
    const off = { params, body: { isEnabled: false } };
    expect((await house.asAdmin("webhooks.change", off)).body).toMatchObject({ isEnabled: false });
    expect((await house.asAdmin("webhooks.test", { params })).status).toBe(409);
    expect((await house.asAdmin("webhooks.delete", { params })).status).toBe(204);
    expect((await house.asAdmin("webhooks.get", { params })).status).toBe(404);
  });
}
