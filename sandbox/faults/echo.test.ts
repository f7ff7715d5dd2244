import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing/test-sandbox";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(async () => {
  await sandbox.stop();
});

const put = (patch: object) =>
  sandbox.get("/control/settings", { method: "PUT", body: JSON.stringify(patch) });
const deal = () =>
  sandbox.post("/hubspot/crm/v3/objects/deals", {}, { authorization: "Bearer wrong-key" });

describe("services that repeat what they were asked", () => {
  it("do so in the words of their errors, once it is wished", async () => {
    expect(await (await deal()).text()).not.toContain("wrong-key");
    await put({ echoes: true });
    const answer = await deal();
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("Bearer wrong-key");
    expect(decodeURIComponent(answer.headers.get("x-asked") ?? "")).toContain("wrong-key");
  });
});

it("the model says what it was given, word for word, then reads again", async () => {
  await sandbox.post("/control/answers", { answers: ["not at all <b>JSON</b>"] });
  const ask = async () => {
    const body = { model: "gpt-4.1-mini", input: "Say something." };
    const answer = await sandbox.post("/openai/v1/responses", body, {
      authorization: "Bearer model-key",
    });
    return JSON.stringify(await answer.json());
  };
  expect(await ask()).toContain("not at all <b>JSON</b>");
  expect(await ask()).not.toContain("not at all");
});
