import { openApiDocument } from "@/lib/entry/api/open-api";
import { OPERATIONS } from "../operations";

// Open to anybody: it names no person and no secret, and clients are generated from it.
export function GET(): Response {
  return Response.json(openApiDocument(OPERATIONS, "/api/v1"), {
    headers: { "cache-control": "public, max-age=300" },
  });
}

// The name of the session cookie depends on the address, which is not known while pages are being built.
export const dynamic = "force-dynamic";
