import { expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { calls } from "@/db/schema";
import { withTestDatabase } from "@/db/testing/test-database";
import { StartCallInput } from "@/lib/calls/schema";
import { startCall } from "@/lib/calls/start-call";
import { makeActor } from "@/lib/calls/testing/test-calls";
import { addNumbersToDoNotCall } from "@/lib/contacts/do-not-call-list";
import { AppError } from "@/lib/platform/errors";
import { closeJobQueue } from "@/lib/platform/jobs/queue";
import { DialingChange } from "@/lib/settings/schema";
import { changeDialing } from "@/lib/settings/set-setting";
import { ALLOWED, DESTINATIONS, REFUSED, REFUSED_EACH, WAYS } from "./destinations";
import { DIALING } from "./dialing";

withTestDatabase(async () => {
  await closeJobQueue(1000);
  await closeDatabase();
});

it("no call to where it is not allowed begins, however it is written", async () => {
  const admin = await makeActor("admin");
  await changeDialing({ actor: admin, input: DialingChange.parse(DIALING) });
  const listed = [`+7${REFUSED}`, ...REFUSED_EACH.map((n, at) => WAYS[at]?.(n) ?? n)];
  const input = { phones: listed.join("\n"), reason: "asked" };
  expect(await addNumbersToDoNotCall({ actor: admin, input })).toMatchObject({
    added: listed.length,
    wrongCount: 0,
  });
  const start = async (phone: string) => {
    const wish = StartCallInput.safeParse({ phone, language: "ru", confirm: true });
    if (!wish.success) return "invalid_input";
    return startCall({ actor: admin, input: wish.data }).then(
      () => "started",
      (error: unknown) => (error instanceof AppError ? error.code : "a fault of ours"),
    );
  };
  for (const { what, phone } of DESTINATIONS)
    expect(`${what} ${phone}: ${await start(phone)}`).toMatch(/: (invalid_input|call_blocked)$/s);
  for (const phone of [
    ...WAYS.map((write) => write(REFUSED)),
    ...REFUSED_EACH.map((n) => `+7${n}`),
  ])
    expect(`${phone}: ${await start(phone)}`).toBe(`${phone}: call_blocked`);
  expect(await database().$count(calls)).toBe(0);
  for (const phone of ALLOWED) expect(await start(phone)).toBe("started");
});
