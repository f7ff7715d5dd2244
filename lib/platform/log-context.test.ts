import { expect, it } from "vitest";
import { addLogContext, idsAmong, logContext, withLogContext } from "./log-context";

const CALL = "1dd911d4-7c60-481e-b0cc-4a9a8305a521";

it("goes with the work, also after waiting, and never to the neighbor", async () => {
  const seen = await Promise.all(
    ["a", "b"].map((requestId) =>
      withLogContext({ requestId }, async () => {
        await Promise.resolve();
        addLogContext({ attemptId: `${requestId}2` });
        await Promise.resolve();
        return withLogContext({ callId: CALL }, logContext);
      }),
    ),
  );
  expect(seen).toEqual([
    { requestId: "a", attemptId: "a2", callId: CALL },
    { requestId: "b", attemptId: "b2", callId: CALL },
  ]);
  expect(logContext()).toEqual({});
});

it("takes ids from fields, and nothing that only has their name", () => {
  expect(idsAmong({ callId: CALL, attemptId: "+998901112233", phone: "1" })).toEqual({
    callId: CALL,
  });
  expect(idsAmong(null)).toEqual({});
});
