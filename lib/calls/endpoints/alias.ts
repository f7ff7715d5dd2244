import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { AppError } from "@/lib/platform/errors";
import { getCallRecord, listCallRecords, startedStatus } from "../queries/call-records";
import { StartCallInput } from "../schema";
import { startCall } from "../start-call";
import { keyFromHeader } from "./key-from-header";

const { phone, language, voice, greeting, prompt, confirm } = StartCallInput.shape;

/** POST /demo/session, opened by `API_AUTH_KEY`: `{phone, language, voice, prompt, greeting?}` → `{call_id, status}`. */
export const startDemoSession = endpoint({
  name: "alias.demo_session",
  permission: "calls.start",
  doors: ["key"],
  cors: true,
  input: z.object({ phone, language, voice, greeting, prompt, confirm }),
  async run({ actor, input, idempotencyKey }) {
    const { callId, isNew } = await startCall({
      actor,
      input: { ...input, idempotencyKey: keyFromHeader(idempotencyKey) },
    });
    return Response.json(
      { call_id: callId, status: await startedStatus(callId) },
      { status: isNew ? 201 : 200 },
    );
  },
});

/** POST /api/calls: the call as a flat record; 201 when it is new, 200 when its Idempotency-Key was seen before. */
export const createCall = endpoint({
  name: "alias.calls.create",
  permission: "calls.start",
  doors: ["seed"],
  cors: true,
  input: z.object({
    phone_number: phone,
    language,
    voice,
    greeting_message: greeting,
    prompt,
    confirm,
  }),
  async run({ actor, input, idempotencyKey }) {
    const { phone_number, greeting_message, ...settings } = input;
    const { callId, isNew } = await startInTheirWords({
      actor,
      input: {
        ...settings,
        phone: phone_number,
        greeting: greeting_message,
        idempotencyKey: keyFromHeader(idempotencyKey),
      },
    });
    return Response.json(await getCallRecord(actor, callId), { status: isNew ? 201 : 200 });
  },
});

const THEIR_WORDS: Record<string, string> = { phone: "phone_number", greeting: "greeting_message" };

/** Starts the call; a refusal names the fields as this door calls them. */
async function startInTheirWords(
  start: Parameters<typeof startCall>[0],
): ReturnType<typeof startCall> {
  try {
    return await startCall(start);
  } catch (error) {
    if (!(error instanceof AppError && error.fields)) throw error;
    const fields = Object.entries(error.fields).map(([name, code]) => [
      THEIR_WORDS[name] ?? name,
      code,
    ]);
    throw new AppError(error.code, { fields: Object.fromEntries(fields), cause: error });
  }
}

/** GET /api/calls: an array, newest first. */
export const readCallRecords = endpoint({
  name: "alias.calls.list",
  permission: "calls.read",
  doors: ["seed"],
  cors: true,
  input: z.object({}),
  run: ({ actor }) => listCallRecords(actor),
});

/** GET /api/calls/{id}. */
export const readCallRecord = endpoint({
  name: "alias.calls.get",
  permission: "calls.read",
  doors: ["seed"],
  cors: true,
  input: z.object({ id: z.uuid() }),
  run: ({ actor, input }) => getCallRecord(actor, input.id),
});
