import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { contactErrorWords } from "../error-words";
import { AddCallBackInput, AssignCallBackInput, MoveCallBackInput } from "../schema";
import { addCallBack, assignCallBack, moveCallBack } from "./change-call-back";

const promises = { tag: "Clients", permission: "contacts.edit", words: contactErrorWords } as const;
const ById = z.object({ id: z.uuid() });

export const addCallBackOperation = operation({
  ...promises,
  name: "call_backs.create",
  method: "POST",
  path: "/call-backs",
  summary: "Promise to ring a client back",
  description: "`dueAt`: YYYY-MM-DDTHH:MM on the clock of `zone`; empty: later, without a time.",
  input: AddCallBackInput.extend({ reason: AddCallBackInput.shape.reason.default(null) }),
  output: z.object({ callBackId: z.uuid() }),
  status: 201,
  errors: ["not_found"],
  run: ({ actor, input }) => addCallBack({ actor, input }),
});

export const moveCallBackOperation = operation({
  ...promises,
  name: "call_backs.change",
  method: "PATCH",
  path: "/call-backs/{id}",
  summary: "Put a promise off, or to an earlier time",
  input: MoveCallBackInput.omit({ callBackId: true }).extend(ById.shape),
  status: 204,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, ...due } }) {
    await moveCallBack({ actor, input: { ...due, callBackId: id } });
  },
});

export const assignCallBackOperation = operation({
  ...promises,
  name: "call_backs.assign",
  method: "POST",
  path: "/call-backs/{id}/assign",
  summary: "Give a promise to somebody else",
  input: AssignCallBackInput.omit({ callBackId: true }).extend(ById.shape),
  status: 204,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, ownerId } }) {
    await assignCallBack({ actor, input: { callBackId: id, ownerId } });
  },
});
