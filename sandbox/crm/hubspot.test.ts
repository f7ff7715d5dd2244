import { afterEach, beforeEach, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing/test-sandbox";

let sandbox: TestSandbox;
const authorization = "Bearer hub-token";

beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.stop();
});

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = { authorization },
) {
  const answer = await sandbox.get(`/hubspot/crm/v3/objects/${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return {
    status: answer.status,
    json: (await answer.json()) as { id: string } & Record<string, unknown>,
  };
}

const equals = (propertyName: string, value: string) => ({
  filterGroups: [{ filters: [{ propertyName, operator: "EQ", value }] }],
  limit: 1,
});

it("creates, finds and changes a contact", async () => {
  const created = await ask("POST", "contacts", {
    properties: { firstname: "Анвар", phone: "+998901112233" },
  });
  expect(created.status).toBe(201);
  const found = await ask("POST", "contacts/search", equals("phone", "+998901112233"));
  expect(found.json).toMatchObject({ total: 1, results: [{ id: created.json.id }] });
  const changed = await ask("PATCH", `contacts/${created.json.id}`, {
    properties: { lastname: "Каримов" },
  });
  expect(changed.json).toMatchObject({ properties: { firstname: "Анвар", lastname: "Каримов" } });
  expect(sandbox.world.journal.list({ kind: "crm." }).map((entry) => entry.kind)).toEqual([
    "crm.contact.created",
    "crm.contact.updated",
  ]);
});

it("answers 409 to a second contact with the same address, and names the first", async () => {
  const first = await ask("POST", "contacts", { properties: { email: "a@x.uz" } });
  const second = await ask("POST", "contacts", { properties: { email: "A@x.uz" } });
  expect(second.status).toBe(409);
  expect(second.json).toMatchObject({
    category: "CONFLICT",
    message: `Contact already exists. Existing ID: ${first.json.id}`,
  });
});

it("creates a deal with its contact and finds it by our key", async () => {
  const contact = await ask("POST", "contacts", { properties: { firstname: "Ann" } });
  const deal = await ask("POST", "deals", {
    properties: { dealname: "Call", ai_call_id: "call-1" },
    associations: [
      {
        to: { id: contact.json.id },
        types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 3 }],
      },
    ],
  });
  expect(deal.status).toBe(201);
  const found = await ask("POST", "deals/search", equals("ai_call_id", "call-1"));
  expect(found.json).toMatchObject({ total: 1 });
  const linked = await ask("GET", `deals/${deal.json.id}/associations/contacts`);
  expect(linked.json).toMatchObject({ results: [{ id: contact.json.id }] });
});

it("refuses unknown properties, empty contacts, wrong links and wrong keys", async () => {
  expect(
    (await ask("POST", "contacts", { properties: { firstname: "A", shoe_size: "42" } })).status,
  ).toBe(400);
  expect((await ask("POST", "contacts", { properties: { phone: "+7" } })).status).toBe(400);
  const types = [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 99 }];
  const wrongLink = { properties: { dealname: "x" }, associations: [{ to: { id: "1" }, types }] };
  expect((await ask("POST", "deals", wrongLink)).status).toBe(400);
  expect((await ask("PATCH", "deals/1", { properties: { amount: 1 } })).status).toBe(404);
  expect((await ask("GET", "contacts", undefined, { authorization: "Bearer no" })).status).toBe(
    401,
  );
});
