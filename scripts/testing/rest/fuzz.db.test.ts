import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { OPERATIONS } from "@/app/api/v1/operations";
import { openApiDocument } from "@/lib/entry/api/open-api";
import type { RouteHandler } from "@/lib/entry/endpoint";
import { Chance } from "../../attack/chance";
import { wrongWith } from "../../attack/fuzz/judge";
import {
  type ApiDocument,
  escaped,
  type FuzzRequest,
  makeRequest,
  operationsOf,
} from "../../attack/fuzz/make-request";
import { keyFor, withHouse } from "./house";

const ROUTES = join(process.cwd(), "app", "api", "v1");
const REQUESTS_EACH = 6;
const house = await withHouse();
let document: ApiDocument;
const routes = new Map<string, Record<string, RouteHandler>>();

beforeAll(async () => {
  document = openApiDocument(OPERATIONS, "/api/v1") as ApiDocument;
  for (const template of Object.keys(document.paths)) {
    const file = join(ROUTES, template.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
    routes.set(template, await import(pathToFileURL(file).href));
  }
});

async function ask(sent: FuzzRequest, key: string) {
  const path = sent.template.replace(/\{(\w+)\}/g, (_, name: string) =>
    escaped(sent.params[name] ?? ""),
  );
  const request = new Request(`http://localhost:3000/api/v1${path}${sent.query}`, {
    method: sent.method,
    headers: { ...sent.headers, authorization: `Bearer ${key}` },
    ...(sent.body ? { body: sent.body } : {}),
  } as RequestInit);
  const handler = routes.get(sent.template)?.[sent.method];
  if (!handler) throw new Error(`no ${sent.method} ${sent.template}`);
  const answer = await handler(request, { params: Promise.resolve(sent.params) });
  // Live updates go on until they are left.
  const isEndless = answer.headers.get("content-type")?.startsWith("text/event-stream");
  if (isEndless) await answer.body?.cancel();
  return { status: answer.status, text: isEndless ? "" : await answer.text() };
}

it("hostile requests are refused or carried out, and never a fault of ours", {
  timeout: 240_000,
}, async () => {
  const chance = new Chance("halo");
  const known = [house.callId, house.rep.userId];
  const wrong: string[] = [];
  for (const operation of operationsOf(document)) {
    // A key of its own: an operation's requests are fewer than a minute's limit.
    const key = await keyFor(house.admin);
    for (let n = 0; n < REQUESTS_EACH; n += 1) {
      const sent = makeRequest(operation, chance, known);
      const answer = await ask(sent, key);
      const problem = wrongWith(answer);
      const body = sent.body ? Buffer.from(sent.body).toString("utf8").slice(0, 300) : "";
      if (problem)
        wrong.push(
          `${sent.operation}: ${problem} for ${JSON.stringify(sent.params)} ${sent.query} ${body}`,
        );
    }
  }
  expect(wrong).toEqual([]);
});
