import type { Reply, Request } from "../../http/router";

/** Answers a file, or the part of it that a `Range: bytes=…` header asks for (RFC 9110, one range only). */
export function rangedReply(req: Request, file: Uint8Array, type: string): Reply {
  const common = { "content-type": type, "accept-ranges": "bytes" };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(req.headers.range ?? "");
  if (!asked) return whole(file, common);
  const [, first = "", last = ""] = asked;
  if (first === "" && last === "") return whole(file, common);
  const from = first === "" ? Math.max(0, file.length - Number(last)) : Number(first);
  const to =
    first === "" || last === "" ? file.length - 1 : Math.min(Number(last), file.length - 1);
  if (from > to) {
    return {
      status: 416,
      headers: { ...common, "content-range": `bytes */${file.length}` },
      body: "",
    };
  }
  return {
    status: 206,
    headers: {
      ...common,
      "content-range": `bytes ${from}-${to}/${file.length}`,
      "content-length": String(to - from + 1),
    },
    body: file.subarray(from, to + 1),
  };
}

function whole(file: Uint8Array, headers: Record<string, string>): Reply {
  return {
    status: 200,
    headers: { ...headers, "content-length": String(file.length) },
    body: file,
  };
}
