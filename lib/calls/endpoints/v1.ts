import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { AppError } from "@/lib/platform/errors";
import { telephonyRoad } from "@/lib/telephony/registry";
import { hangUpCall } from "../hang-up-call";
import { checkNumber } from "../queries/check-number";
import { getCall } from "../queries/get-call";
import { getCallStatus } from "../queries/get-call-status";
import { findRecordingUrl } from "../queries/recording-url";
import { CheckNumberInput } from "../schema";
import { captionsOf } from "./captions";

const ById = z.object({ id: z.uuid() });

/** GET /api/v1/calls/{id}: everything about one call. */
export const readCall = endpoint({
  name: "calls.get",
  permission: "calls.read",
  input: ById,
  run: ({ actor, input }) => getCall(actor, input.id),
});

/** GET /api/v1/calls/{id}/status: what a page asks while the call runs. */
export const readCallStatus = endpoint({
  name: "calls.status",
  permission: "calls.read",
  input: ById,
  run: ({ actor, input }) => getCallStatus(actor, input.id),
});

/** GET /api/v1/calls/check: what a number would cost and what would stop it, while it is typed. */
export const readNumberCheck = endpoint({
  name: "calls.check",
  permission: "calls.start",
  input: CheckNumberInput,
  run: ({ actor, input }) => checkNumber(actor, input),
});

/** GET /api/v1/calls/{id}/captions: the conversation as WebVTT (W3C), for the player of the recording. */
export const readCaptions = endpoint({
  name: "calls.captions",
  permission: "calls.read",
  input: ById,
  async run({ actor, input }) {
    const { turns } = await getCallStatus(actor, input.id);
    return new Response(captionsOf(turns), {
      headers: { "content-type": "text/vtt; charset=utf-8" },
    });
  },
});

/** POST /api/v1/calls/{id}/hang-up. */
export const hangUp = endpoint({
  name: "calls.hang_up",
  permission: "calls.hang_up",
  input: ById,
  run: ({ actor, input }) => hangUpCall({ actor, input: { callId: input.id } }),
});

const PASSED_ON = ["content-type", "content-length", "content-range", "accept-ranges"];

/** GET /api/v1/calls/{id}/recording: the provider's file passed through with `Range`, never stored here. */
export const readRecording = endpoint({
  name: "calls.recording",
  permission: "calls.read",
  input: ById,
  async run({ actor, input, request }) {
    const url = await findRecordingUrl(actor, input.id);
    if (!url) throw new AppError("not_found");
    const file = await telephonyRoad().fetchFile(url, request.headers.get("range"));
    if (file.status === 416) return new Response(null, { status: 416, headers: passedOn(file) });
    if (!file.ok) {
      await file.body?.cancel();
      throw new AppError(file.status === 404 ? "not_found" : "unavailable");
    }
    return new Response(file.body, { status: file.status, headers: passedOn(file) });
  },
});

function passedOn(file: Response): Headers {
  const headers = new Headers({
    "cache-control": "no-store",
    "content-disposition": "inline",
    // A recording is played, never run as a document of ours.
    "content-security-policy": "default-src 'none'; sandbox",
  });
  for (const name of PASSED_ON) {
    const value = file.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (!headers.get("content-type")?.startsWith("audio/"))
    headers.set("content-type", "application/octet-stream");
  return headers;
}
