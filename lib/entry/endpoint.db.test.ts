import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { closeDatabase } from "@/db/client";
import type { Role } from "@/db/enums";
import { withTestDatabase } from "@/db/testing/test-database";
import { signSeedToken } from "@/lib/auth/sessions/seed-token";
import { sessionCookie } from "@/lib/auth/sessions/session-cookie";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { createUser } from "@/lib/auth/users/create-user";
import { env } from "@/lib/env";
import { AppError } from "@/lib/platform/errors";
import { type Door, endpoint, openEndpoint } from "./endpoint";

withTestDatabase(closeDatabase);
const PASSWORD = "a good long phrase";
const SYSTEM = { kind: "system", name: "cli" } as const;
const cookies: Partial<Record<Role, string>> = {};
let seedToken = "";

beforeAll(async () => {
  for (const role of ["rep", "operator"] as const) {
    const email = `${role}@x.test`;
    await createUser({ actor: SYSTEM, input: { email, name: role, role, password: PASSWORD } });
    const who = { email, password: PASSWORD, ip: null, userAgent: null };
    const { token } = await signIn({ ...who, kind: "browser" });
    const sealed = await encode({ token: { sessionToken: token }, secret: env().SECRET_KEY });
    cookies[role] = `${sessionCookie().name}=${sealed}`;
    if (role === "rep") seedToken = await signSeedToken(await signIn({ ...who, kind: "api" }));
  }
});

const door = (doors?: readonly Door[]) =>
  endpoint({
    name: "test",
    permission: "calls.start",
    ...(doors ? { doors } : {}),
    cors: true,
    status: 201,
    input: z.object({
      id: z.string().optional(),
      text: z.string().min(1).optional(),
      page: z.coerce.number().optional(),
    }),
    run: async ({ actor, input, idempotencyKey }) => ({
      kind: actor.kind,
      ...input,
      idempotencyKey,
    }),
  });

function call(
  headers: Record<string, string> = {},
  options: { method?: string; body?: unknown; query?: string } = {},
) {
  const method = options.method ?? "POST";
  return new Request(`http://localhost:3000/api/test${options.query ?? ""}`, {
    method,
    headers: { host: "localhost:3000", "content-type": "application/json", ...headers },
    ...(method === "POST"
      ? { body: options.body === undefined ? "{}" : JSON.stringify(options.body) }
      : {}),
  });
}

const ours = (role: Role) => ({ cookie: cookies[role] ?? "", "sec-fetch-site": "same-origin" });

describe("who may enter", () => {
  it("is a person by the session cookie, from a page of ours", async () => {
    const response = await door()(call(ours("rep")));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ kind: "user" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    const foreign = await door()(call({ ...ours("rep"), "sec-fetch-site": "cross-site" }));
    expect(foreign.status).toBe(403);
  });

  it("is a person whose role may do it", async () => {
    const response = await door()(call(ours("operator")));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: "forbidden",
      title: "forbidden",
      status: 403,
    });
  });

  it("is nobody without a name", async () => {
    for (const headers of [
      {},
      { cookie: `${sessionCookie().name}=x` },
      { authorization: "Basic eDp5" },
    ]) {
      const response = await door(["session", "key", "seed"])(
        call(headers as Record<string, string>),
      );
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  it("is a bearer only where the door takes it", async () => {
    const key = { authorization: `Bearer ${env().API_AUTH_KEY}` };
    const seed = { authorization: `Bearer ${seedToken}` };
    const status = async (doors: readonly Door[], headers: Record<string, string>) =>
      (await door(doors)(call(headers))).status;
    expect(await status(["key"], key)).toBe(201);
    expect(await status(["seed"], seed)).toBe(201);
    expect(await status(["seed"], key)).toBe(401);
    expect(await status(["key"], seed)).toBe(401);
    expect(await status(["session"], key)).toBe(401);
    expect(await status(["session"], seed)).toBe(401);
    expect(await status(["key"], { authorization: `Bearer ${env().API_AUTH_KEY}x` })).toBe(401);
    // A wrong bearer is not saved by a good cookie.
    expect(
      await status(["session", "key"], { ...ours("rep"), authorization: "Bearer wrong" }),
    ).toBe(401);
  });

  it("is a key with its one scope", async () => {
    const read = endpoint({
      name: "test",
      permission: "calls.read",
      doors: ["key"],
      input: z.object({}),
      run: async () => ({}),
    });
    expect((await read(call({ authorization: `Bearer ${env().API_AUTH_KEY}` }))).status).toBe(403);
  });
});

describe("what goes in and out", () => {
  it("is path before body before query", async () => {
    const request = call(ours("rep"), {
      body: { id: "body", text: "body" },
      query: "?id=query&text=query&page=3",
    });
    const response = await door()(request, { params: Promise.resolve({ id: "path" }) });
    expect(await response.json()).toEqual({ kind: "user", id: "path", text: "body", page: 3 });
  });

  it("is a problem with a code per field where it does not fit", async () => {
    const response = await door()(
      call({ ...ours("rep"), "accept-language": "ru" }, { body: { text: "" } }),
    );
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      code: "invalid_input",
      fields: { text: "required" },
      detail: "Проверьте отмеченные поля.",
    });
  });

  it("is refused where it is no object or too large", async () => {
    expect((await door()(call(ours("rep"), { body: [1] }))).status).toBe(400);
    expect((await door()(call(ours("rep"), { body: { text: "x".repeat(300_000) } }))).status).toBe(
      413,
    );
  });

  it("carries an idempotency key of printable characters", async () => {
    const send = (key: string) => door()(call({ ...ours("rep"), "idempotency-key": key }));
    expect(await (await send("form-1")).json()).toMatchObject({ idempotencyKey: "form-1" });
    expect((await send("x".repeat(256))).status).toBe(400);
    expect((await send("two words")).status).toBe(400);
  });

  it("lets listed origins read the answer, errors too", async () => {
    const response = await door()(call({ origin: "http://localhost:8000" }));
    expect(response.status).toBe(401);
    expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:8000");
  });

  it("maps a command's errors, and hides what is not expected", async () => {
    const failing = (error: Error) =>
      openEndpoint({
        name: "test",
        input: z.object({}),
        run: async () => {
          throw error;
        },
      })(call());
    expect((await failing(new AppError("not_found"))).status).toBe(404);
    const broken = await failing(new Error("secret detail"));
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("secret");
  });
});
