import "server-only";
import { operation } from "@/lib/entry/api/operation";
import { AppError } from "@/lib/platform/errors";
import { telephonyRoad } from "@/lib/telephony/registry";
import { findRecordingUrl } from "../queries/recording-url";
import { ById } from "./read-calls";

const PASSED_ON = ["content-type", "content-length", "content-range", "accept-ranges"];

/** The provider's file passed through with `Range`, never stored here. */
export const readRecording = operation({
  name: "calls.recording",
  method: "GET",
  path: "/calls/{id}/recording",
  tag: "Calls",
  summary: "Hear the recording",
  description: "The sound file; `Range` is honored. Missing where nothing was recorded.",
  permission: "calls.read",
  input: ById,
  produces: "audio/*",
  alsoStatus: 206,
  errors: ["not_found", "unavailable"],
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
