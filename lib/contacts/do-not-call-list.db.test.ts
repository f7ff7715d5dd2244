import { expect, it } from "vitest";
import { closeDatabase } from "@/db/client";
import { withTestDatabase } from "@/db/testing/test-database";
import { phoneHash } from "./do-not-call";
import { addNumbersToDoNotCall, listDoNotCall, removeFromDoNotCall } from "./do-not-call-list";

const testDatabase = withTestDatabase(closeDatabase);
const ACTOR = { kind: "system", name: "cli" } as const;

it("takes pasted lines, names the wrong ones, finds and removes with a reason", async () => {
  const phones = [
    "+998 90 123-45-67",
    "8 (916) 123-45-67;Anna",
    "998901234567",
    "hello",
    "",
    "12",
  ].join("\n");
  const input = { phones, reason: "letter" };
  expect(await addNumbersToDoNotCall({ actor: ACTOR, input })).toEqual({
    added: 2,
    known: 1,
    wrong: ["hello", "12"],
    wrongCount: 2,
  });
  expect(await addNumbersToDoNotCall({ actor: ACTOR, input })).toMatchObject({
    added: 0,
    known: 3,
  });
  const search = (text: string) => listDoNotCall(ACTOR, { search: text, limit: 10 });
  expect(await search("9012")).toMatchObject([{ phone: "+998901234567", source: "import" }]);
  expect(await search("anna")).toEqual([]);

  // Of an erased person only the hash is left; the whole number still finds it.
  await testDatabase.sql`update do_not_call set phone = null where phone = '+998901234567'`;
  expect(await search("+998901234567")).toMatchObject([{ phone: null }]);

  const removal = { phoneHash: phoneHash("+998901234567"), reason: "asked for it" };
  await removeFromDoNotCall({ actor: ACTOR, input: removal });
  await expect(removeFromDoNotCall({ actor: ACTOR, input: removal })).rejects.toMatchObject({
    code: "not_found",
  });
  const [line] = await testDatabase.sql`
    select detail from audit_log where action = 'do_not_call.removed'`;
  expect(line?.detail).toMatchObject({ reason: "asked for it" });
});
