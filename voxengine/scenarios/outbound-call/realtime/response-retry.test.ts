import { describe, expect, it } from "vitest";
import { createResponseRetry } from "./response-retry";

function scene() {
  const done: string[] = [];
  const retry = createResponseRetry({
    again: () => done.push("again"),
    giveUp: (code) => done.push(code),
  });
  return { done, retry };
}

describe("response retry", () => {
  it("asks once more, then gives up with the server's own code", () => {
    const { done, retry } = scene();
    retry.error("server_error", "The server had an error");
    retry.done("failed");
    retry.done("failed");
    expect(done).toEqual(["again", "server_error"]);
  });

  it("begins anew after any reply that did not fail", () => {
    const { done, retry } = scene();
    for (const status of ["failed", "completed", "failed", "cancelled", "failed"]) {
      retry.done(status);
    }
    expect(done).toEqual(["again", "again", "again"]);
  });
});
