import "server-only";
import { AppError } from "@/lib/platform/errors";

/** Bytes a body may have where a door says nothing else. */
export const BODY_LIMIT = 256 * 1024;
/** No input of ours is nested deeper. */
const MAX_DEPTH = 32;

/**
 * The raw body, counted while it is read: a wrong or missing Content-Length changes nothing.
 * @throws AppError too_large
 */
export async function readBody(
  request: Request,
  maxBytes: number = BODY_LIMIT,
): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes) throw new AppError("too_large");
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new AppError("too_large");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

/**
 * A body as fields: a JSON object or a form. An empty body has none.
 * @throws AppError invalid_input, too_large
 */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBody(request));
  if (text.trim() === "") return {};
  if (request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  return parseJsonObject(text);
}

/** @throws AppError invalid_input where the text is not one JSON object */
export function parseJsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", { fields: { body: "not_json" }, cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("invalid_input", { fields: { body: "not_an_object" } });
  }
  return value as Record<string, unknown>;
}

/**
 * Refuses input that could only fail later, as a fault of ours: PostgreSQL's text holds no NUL character
 * (its manual, "Character Types"), and whoever walks a value nested without end runs out of stack.
 * @throws AppError invalid_input naming the outermost field
 */
export function assertStorable(input: unknown): void {
  if (typeof input !== "object" || input === null) {
    if (!isStorable(input, 0))
      throw new AppError("invalid_input", { fields: { input: "invalid" } });
    return;
  }
  for (const [name, value] of Object.entries(input)) {
    if (!isStorable(name, 1) || !isStorable(value, 1))
      throw new AppError("invalid_input", {
        fields: { [name.replaceAll("\0", "")]: "invalid" },
      });
  }
}

function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([name, inner]) => !name.includes("\0") && isStorable(inner, depth + 1),
  );
}
