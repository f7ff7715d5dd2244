import type { Request } from "./router";

/**
 * The fields of a request wherever the client put them: query, form or multipart body; the body wins.
 * Files of a multipart body are left out; `readUpload` takes them.
 * @throws TypeError when a multipart body is damaged
 */
export async function readFields(req: Request): Promise<URLSearchParams> {
  const fields = new URLSearchParams(req.query);
  const type = req.headers["content-type"] ?? "";
  if (type.startsWith("application/x-www-form-urlencoded")) {
    for (const [name, value] of new URLSearchParams(req.body.toString("utf8")))
      fields.set(name, value);
  } else if (type.startsWith("multipart/form-data")) {
    for (const [name, value] of await readMultipart(req)) {
      if (typeof value === "string") fields.set(name, value);
    }
  }
  return fields;
}

/** The file of a multipart body, or null. @throws TypeError when the body is damaged */
export async function readUpload(req: Request, field: string): Promise<File | null> {
  const value = (await readMultipart(req)).get(field);
  return value instanceof File ? value : null;
}

async function readMultipart(req: Request): Promise<FormData> {
  const type = req.headers["content-type"] ?? "";
  return new Response(new Uint8Array(req.body), { headers: { "content-type": type } }).formData();
}

/** The JSON body. @returns undefined when it is empty or no JSON */
export function readJson(req: Request): unknown {
  try {
    return JSON.parse(req.body.toString("utf8"));
  } catch {
    return undefined;
  }
}
