import { createHmac } from "node:crypto";
import { type Agent, request } from "node:http";

const TIMEOUT_MS = 10_000;

/**
 * Sends one message of a scenario, signed as the contract has it.
 * @param id stays the same when the message is sent again
 * @returns the answer's status and body; null where none came
 */
export function postSigned(
  agent: Agent,
  url: string,
  key: string,
  id: string,
  message: object,
  timeoutMs: number = TIMEOUT_MS,
): Promise<{ status: number; text: string } | null> {
  const body = JSON.stringify(message);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("hex");
  return new Promise((resolve) => {
    const sending = request(url, {
      agent,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${mac}`,
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    sending.once("error", () => resolve(null));
    sending.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      // An answer that broke off in its middle was never an answer.
      answer.once("close", () =>
        resolve(answer.complete ? { status: answer.statusCode ?? 0, text } : null),
      );
    });
    sending.end(body);
  });
}
