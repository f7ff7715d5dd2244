import type { Page } from "playwright/test";
import type { Product } from "../stack/product";

/** What an example may look up or make: with an admin's page and a number nobody else has. */
export type Surroundings = { product: Product; admin: Page; phone: (ending: string) => string };

type Example = {
  /** Who looks: somebody signed in, or anybody from the street. */
  who: "admin" | "rep" | "operator" | "supervisor" | "anybody";
  /** What the page answers; 200 unless said. */
  status?: number;
  /** Addresses to look at: the usual state, then empty and unusual ones. */
  paths: (around: Surroundings) => string[] | Promise<string[]>;
};

const at = (...paths: string[]) => ({ who: "admin", paths: () => paths }) as const;

/** Rooms of the house: each is walked through by a test of its own. */
export const WALKS: Record<string, Record<string, Example>> = {
  doors: {
    "/": { who: "rep", paths: () => ["/"] },
    "/sign-in": { who: "anybody", paths: () => ["/sign-in", "/sign-in?next=/calls"] },
    "/setup": { who: "anybody", paths: () => ["/setup?token=none"] },
    "/password": {
      who: "anybody",
      paths: async (around) => ["/password?token=none", await passwordLink(around)],
    },
  },
  api: {
    "/design": { who: "admin", status: 404, paths: () => ["/design"] },
    "/docs": { who: "anybody", paths: () => ["/docs"] },
  },
  overview: {
    "/analytics": {
      who: "supervisor",
      paths: () => ["/analytics", "/analytics?from=2020-01-01&to=2020-01-02"],
    },
    "/bots": at("/bots"),
    "/outbox": at("/outbox", "/outbox?state=dead"),
  },
  calls: {
    "/calls": at("/calls", "/calls?phone=000000000000", "/calls?outcome=interested&sort=longest"),
    "/calls/new": { who: "rep", paths: () => ["/calls/new"] },
    "/calls/[id]": {
      who: "supervisor",
      paths: async ({ product }) =>
        (
          await product.db<{ id: string }[]>`
            select distinct on (outcome) id from calls
             where is_demo and outcome in ('interested', 'busy', 'failed', 'voicemail')`
        ).map(({ id }) => `/calls/${id}`),
    },
    "/calls/planned": {
      who: "rep",
      paths: async (around) => {
        await openPlan(around);
        return ["/calls/planned"];
      },
    },
    "/calls/planned/[id]": made(async (around) => [`/calls/planned/${await openPlan(around)}`]),
  },
  clients: {
    "/contacts": at("/contacts", "/contacts?q=nobody-of-this-name"),
    "/contacts/[id]": made(async (around) => [`/contacts/${(await clients(around))[0]}`]),
    "/contacts/[id]/merge": made(async (around) => {
      const [one, other] = await clients(around);
      return [`/contacts/${one}/merge`, `/contacts/${one}/merge?with=${other}`];
    }),
    "/contacts/[id]/erase": made(async (around) => [
      `/contacts/${(await clients(around))[0]}/erase`,
    ]),
    "/contacts/call-backs": { who: "operator", paths: () => ["/contacts/call-backs"] },
    "/contacts/erasures": at("/contacts/erasures"),
    "/contacts/erasures/[id]": made(async (around) => [await receipt(around)]),
  },
  administration: {
    "/profile": { who: "operator", paths: () => ["/profile"] },
    "/profile/api-keys": at("/profile/api-keys"),
    "/settings": { who: "supervisor", paths: () => ["/settings"] },
    "/settings/people": at("/settings/people"),
    "/settings/people/new": at("/settings/people/new"),
    "/settings/people/[id]": made(async ({ product }) => [
      `/settings/people/${await personId(product)}`,
    ]),
    "/settings/dialing": at("/settings/dialing"),
    "/settings/do-not-call": at("/settings/do-not-call", "/settings/do-not-call?q=000000000000"),
    "/settings/messages": at("/settings/messages"),
    "/settings/connections": at("/settings/connections"),
    "/settings/webhooks": at("/settings/webhooks"),
    "/settings/webhooks/[id]": made(async (around) => [await webhook(around)]),
    "/settings/audit": at("/settings/audit", "/settings/audit?q=nothing-of-this-name"),
    "/settings/data": at("/settings/data"),
  },
};

function made(paths: Example["paths"]): Example {
  return { who: "admin", paths };
}

async function personId(product: Product): Promise<string> {
  const [person] = await product.db<{ id: string }[]>`
    select id from users where email = 'rep@halo.test'`;
  return person?.id ?? "";
}

async function clients({ product }: Surroundings): Promise<string[]> {
  const rows = await product.db<{ id: string }[]>`
    select c.id from contacts c join calls on calls.contact_id = c.id and calls.is_demo
     where c.merged_into_id is null group by c.id order by count(*) desc, c.id limit 2`;
  return rows.map(({ id }) => id);
}

/** As the product's own pages send it. */
async function send<Answer>(
  { admin, product }: Surroundings,
  method: "POST" | "PATCH",
  path: string,
  data: object,
): Promise<Answer> {
  const headers = { "sec-fetch-site": "same-origin", origin: product.url };
  const answer = await admin.request.fetch(`/api/v1${path}`, { method, headers, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function passwordLink(around: Surroundings): Promise<string> {
  const path = `/users/${await personId(around.product)}/password-link`;
  const { url } = await send<{ url: string }>(around, "POST", path, {});
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** An address to which nothing goes: it is switched off at once. */
async function webhook(around: Surroundings): Promise<string> {
  const { webhook: made } = await send<{ webhook: { id: string } }>(around, "POST", "/webhooks", {
    name: "Walk",
    url: "http://127.0.0.1:9/halo",
    events: ["call.failed"],
  });
  await send(around, "PATCH", `/webhooks/${made.id}`, { isEnabled: false });
  return `/settings/webhooks/${made.id}`;
}

async function openPlan(around: Surroundings): Promise<string> {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { id } = await send<{ id: string }>(around, "POST", "/planned-calls", {
    phone: around.phone("01"),
    language: "ru",
    voice: "female",
    greeting: "Здравствуйте! Это HALO, у вас есть минута?",
    prompt: "",
    localTime: `${tomorrow}T11:00`,
    zone: "Asia/Tashkent",
    confirm: true,
  });
  return id;
}

/** Somebody who was erased on request; the first one to look erases somebody made for it. */
async function receipt({ product, admin, phone }: Surroundings): Promise<string> {
  const [known] = await product.db<{ id: string }[]>`select id from erasures limit 1`;
  if (known) return `/contacts/erasures/${known.id}`;
  const number = phone("02");
  await admin.goto("/contacts");
  await admin.getByTestId("add-contact").click();
  await admin.locator('dialog[open] [name="phone"]').fill(number);
  await admin.keyboard.press("Enter");
  await admin.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  await admin.goto(`${admin.url()}/erase`);
  await admin.locator('input[inputmode="numeric"]').fill(number.slice(-4));
  await admin.getByTestId("erase").click();
  await admin.waitForURL(/\/contacts\/erasures\/[0-9a-f-]{36}/);
  return new URL(admin.url()).pathname;
}
