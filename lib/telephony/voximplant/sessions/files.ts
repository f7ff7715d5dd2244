import "server-only";
import { AppError } from "@/lib/platform/errors";
import { bearer, keyParameters, type VoximplantAccess } from "../api/access";
import { readText } from "../api/read-text";
import { trustedAddress } from "./trusted-address";

const HEADERS_TIMEOUT_MS = 10_000;
const TOTAL_TIMEOUT_MS = 5 * 60_000;
/** An hour at the platform's best quality (192 kbit/s) is 86 MB. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_TEXT_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 3;
/** Passed on to the browser; anything else stays here. */
const PASSED_HEADERS = [
  "content-length",
  "content-range",
  "accept-ranges",
  "last-modified",
  "etag",
];
const PASSED_TYPES = /^(audio\/[\w.+-]+|text\/plain)\b/i;

/**
 * Opens a recording or session log.
 * @param address as the session or the history reported it
 * @param range a Range header of one byte range, passed on; anything else is ignored
 * @returns 200, 206 or 416 with a body that ends in an error past 200 MB or 5 minutes; to be sent on as it is
 * @throws AppError not_found for an address that is not the platform's or a file it does not have; unavailable otherwise
 */
export async function fetchFile(
  access: VoximplantAccess,
  address: string,
  range: string | null,
): Promise<Response> {
  const wantsRange = range !== null && /^bytes=\d*-\d*$/.test(range) && range !== "bytes=-";
  const response = await open(access, address, wantsRange ? { range } : {}, {});
  switch (response.status) {
    case 200:
    case 206:
    case 416:
      return passedOn(response);
    case 404:
    case 410:
      await response.body?.cancel();
      throw new AppError("not_found");
    default:
      await response.body?.cancel();
      throw new AppError("unavailable", { detail: { status: response.status } });
  }
}

/**
 * Reads the transcript of a recording: the address needs the account's parameters and the record's id
 * (GetCallHistory, `transcription_url`).
 * @returns at most 2 MB of text
 * @throws AppError not_found, unavailable
 */
export async function fetchTranscript(
  access: VoximplantAccess,
  address: string,
  recordId: string,
): Promise<string> {
  const parameters = { ...keyParameters(access), record_id: recordId };
  const response = await open(access, address, {}, parameters);
  if (response.status !== 200) {
    await response.body?.cancel();
    const isGone = response.status === 404 || response.status === 410;
    throw new AppError(isGone ? "not_found" : "unavailable", {
      detail: { status: response.status },
    });
  }
  try {
    return await readText(response, MAX_TEXT_BYTES);
  } catch (cause) {
    throw new AppError("unavailable", { cause });
  }
}

/** Follows a few redirects by hand, each one only to an address that would have been allowed by itself. */
async function open(
  access: VoximplantAccess,
  address: string,
  headers: Record<string, string>,
  parameters: Record<string, string>,
): Promise<Response> {
  const authorization = await bearer(access);
  let next = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const url = trustedAddress(next, access.apiUrl);
    if (!url || isMethodOfApi(url)) throw new AppError("not_found");
    // Keys never go out unprotected; the configured origin may be on loopback.
    const isSafe = url.protocol === "https:" || url.origin === new URL(access.apiUrl).origin;
    if (hop === 0 && isSafe) {
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    }
    const response = await request(url, {
      ...headers,
      ...(authorization && isSafe ? { authorization } : {}),
    });
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || !target) return response;
    await response.body?.cancel();
    if (!URL.canParse(target, url)) throw new AppError("not_found");
    next = new URL(target, url).href;
  }
  throw new AppError("unavailable");
}

/**
 * The management API takes its methods by GET too, and we ask with the account's token: the address of a "recording"
 * must never make us call one.
 */
function isMethodOfApi(url: URL): boolean {
  try {
    return /platform_api/i.test(decodeURIComponent(url.pathname));
  } catch {
    return true;
  }
}

async function request(url: URL, headers: Record<string, string>): Promise<Response> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), HEADERS_TIMEOUT_MS);
  try {
    return await fetch(url, {
      headers: { ...headers, "accept-encoding": "identity" },
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.any([impatience.signal, AbortSignal.timeout(TOTAL_TIMEOUT_MS)]),
    });
  } catch (cause) {
    throw new AppError("unavailable", { cause });
  } finally {
    clearTimeout(timer);
  }
}

function passedOn(response: Response): Response {
  const headers = new Headers({ "x-content-type-options": "nosniff" });
  for (const name of PASSED_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const type = response.headers.get("content-type") ?? "";
  headers.set("content-type", PASSED_TYPES.test(type) ? type : "application/octet-stream");
  if (Number(headers.get("content-length") ?? 0) > MAX_FILE_BYTES) throw new AppError("too_large");
  return new Response(response.body?.pipeThrough(limit(MAX_FILE_BYTES)) ?? null, {
    status: response.status,
    headers,
  });
}

function limit(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new RangeError("file too long"));
      else controller.enqueue(chunk);
    },
  });
}
