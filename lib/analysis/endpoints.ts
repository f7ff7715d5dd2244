import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { readAgain } from "./read-again";

export const readAgainOperation = operation({
  name: "calls.read_again",
  method: "POST",
  path: "/calls/{id}/read-again",
  tag: "Calls",
  summary: "Have the conversation read again",
  description:
    "A job makes another reading; the newest counts, older ones stay, nothing is sent again.",
  permission: "calls.read_again",
  input: z.object({ id: z.uuid() }),
  status: 202,
  idempotency: "replayed",
  errors: ["not_found", "conflict"],
  async run({ actor, input }) {
    await readAgain({ actor, input: { callId: input.id } });
  },
});
