import { describe, expect, it } from "vitest";
import { createResponses } from "./responses";

function scene() {
  const done: string[] = [];
  const responses = createResponses(
    {
      create: (parameters) => done.push(`create ${JSON.stringify(parameters)}`),
      cancel: () => done.push("cancel"),
    },
    (code) => done.push(`give up ${code}`),
  );
  return { done, responses };
}

describe("responses", () => {
  it("ask a failed one once more, then give up with the server's own code", () => {
    const { done, responses } = scene();
    responses.error("server_error", "The server had an error");
    responses.done("failed");
    responses.done("failed");
    expect(done).toEqual(["create {}", "give up server_error"]);
  });

  it("begin to count anew after any that did not fail", () => {
    const { done, responses } = scene();
    for (const status of ["failed", "completed", "failed", "cancelled", "failed"]) {
      responses.done(status);
    }
    expect(done).toEqual(["create {}", "create {}", "create {}"]);
  });

  it("say what is demanded only after the one under way is given up", () => {
    const { done, responses } = scene();
    responses.created();
    responses.demand({ text: "goodbye" });
    expect(done).toEqual(["cancel"]);
    responses.done("cancelled");
    expect(done).toEqual(["cancel", 'create {"text":"goodbye"}']);
  });

  it("say at once what is demanded in silence", () => {
    const { done, responses } = scene();
    responses.ask({});
    responses.done("completed");
    responses.demand({ text: "goodbye" });
    expect(done).toEqual(["create {}", 'create {"text":"goodbye"}']);
  });
});
