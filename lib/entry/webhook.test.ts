import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { webhook } from "./webhook";

const message = z.object({ seq: z.number().int() });

/** A door that notes what happened, in order. */
function door(options: { maxBytes?: number; run?: (seq: number) => Promise<unknown> } = {}) {
  const steps: string[] = [];
  const handle = webhook({
    name: "test",
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
    verify({ headers }) {
      steps.push("verify");
      return headers.get("x-signature") === "right";
    },
    parse(body) {
      steps.push("parse");
      return message.parse(JSON.parse(new TextDecoder().decode(body)));
    },
    async run({ seq }) {
      steps.push("run");
      return options.run?.(seq);
    },
  });
  return { handle, steps };
}

const post = (body: BodyInit, signature = "right") =>
  new Request("http://localhost/hook", {
    method: "POST",
    body,
    headers: { "x-signature": signature },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);

const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return response.json();
};

describe("webhook", () => {
  it("verifies, parses and runs, and answers after that", async () => {
    const { handle, steps } = door({ run: async (seq) => ({ folded: seq }) });
    const response = await handle(post('{"seq":4}'));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ folded: 4 });
    expect(steps).toEqual(["verify", "parse", "run"]);
  });

  it("answers an empty 200 where there is nothing to say, and passes on a Response", async () => {
    const plain = await door().handle(post('{"seq":1}'));
    expect([plain.status, await plain.text()]).toEqual([200, ""]);
    const own = await door({ run: async () => new Response("busy", { status: 409 }) }).handle(
      post('{"seq":1}'),
    );
    expect([own.status, await own.text()]).toEqual([409, "busy"]);
  });

  it("does not look into a body that is not verified", async () => {
    const { handle, steps } = door();
    const response = await handle(post("{", "wrong"));
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: "unauthorized", status: 401 });
    expect(steps).toEqual(["verify"]);
  });

  it.each([
    ["no JSON", "{"],
    ["another shape", '{"seq":"one"}'],
    ["nothing", ""],
  ])("answers 400 to %s", async (_what, body) => {
    const response = await door().handle(post(body));
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: "invalid_input" });
  });

  it("stops reading at the cap, whatever length was announced", async () => {
    const { handle, steps } = door({ maxBytes: 1000 });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(400));
      },
    });
    const response = await handle(post(endless));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(6);
    expect(steps).toEqual([]);
  });

  it("takes a body of just the cap", async () => {
    const body = `{"seq":1}${" ".repeat(991)}`;
    expect((await door({ maxBytes: 1000 }).handle(post(body))).status).toBe(200);
    expect((await door({ maxBytes: 1000 }).handle(post(`${body} `))).status).toBe(413);
  });

  it("tells expected errors with their code and seconds to wait, others as 500 without words", async () => {
    const late = await door({
      run: async () => {
        throw new AppError("rate_limited", { retryAfterSeconds: 1.5 });
      },
    }).handle(post('{"seq":1}'));
    expect([late.status, late.headers.get("retry-after")]).toEqual([429, "2"]);
    const broken = await door({
      run: async () => {
        throw new Error("secret detail");
      },
    }).handle(post('{"seq":1}'));
    expect(broken.status).toBe(500);
    expect(JSON.stringify(await problemOf(broken))).not.toContain("secret");
  });
});
