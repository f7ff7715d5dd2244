// What somebody else's program would look like: written against types generated from the document, and nothing of ours.
// Usage: node program.mjs <address of HALO> <key> <phone number>; prints what it learnt as JSON.
import createClient from "openapi-fetch";

const [address = "", key = "", phone = ""] = process.argv.slice(2);

/** @type {import("openapi-fetch").Client<import("../../dist/test/rest/halo-api").paths>} */
const halo = createClient({
  baseUrl: `${address}/api/v1`,
  headers: { Authorization: `Bearer ${key}` },
});

const { data: me } = await halo.GET("/me");

const order = /** @type {const} */ ({
  params: { header: { "Idempotency-Key": `order-${phone}` } },
  body: { phone, language: "ru", prompt: "Ask whether the offer is of interest.", confirm: true },
});
const started = await halo.POST("/calls", order);
const again = await halo.POST("/calls", order);
if (!started.data) throw new Error(`not started: ${started.error.code}`);
const { id } = started.data;

let etag = "";
let unchanged = 0;
/** @type {string | undefined} */
let status;
for (const deadline = Date.now() + 45_000; Date.now() < deadline; ) {
  const { data, response } = await halo.GET("/calls/{id}/status", {
    params: { path: { id }, header: { "If-None-Match": etag } },
  });
  if (response.status === 304) unchanged += 1;
  etag = response.headers.get("etag") ?? etag;
  status = data?.status ?? status;
  if (data?.isTerminal) break;
}

const { data: transcript } = await halo.GET("/calls/{id}/transcript", { params: { path: { id } } });
const { data: page } = await halo.GET("/calls", { params: { query: { phone, limit: 5 } } });
const refused = await halo.GET("/api-keys");

console.log(
  JSON.stringify({
    role: me?.role,
    id,
    isSame: again.data?.id === id && again.response.status === 200,
    status,
    unchanged,
    turns: transcript?.items.length,
    listed: page?.items.map((call) => call.id),
    refused: refused.error?.code,
  }),
);
