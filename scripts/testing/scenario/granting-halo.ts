import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CallEventEnvelope, CallSettings, PermitRequest } from "../../../voxengine/contract";

/** A HALO on loopback that grants a permit to every attempt it knows, and keeps what is reported. */
export type GrantingHalo = {
  url: string;
  /** The key of the signatures, 64 ASCII characters or fewer. */
  key: string;
  /** From now on the attempt gets its permit with these settings. */
  know(attemptId: string, settings: CallSettings): void;
  /** What was reported of an attempt, in the order of arrival. */
  eventsOf(attemptId: string): CallEventEnvelope[];
  close(): void;
};

/** Opens one on a free port. Requests with a wrong signature are answered 401. */
export async function openGrantingHalo(): Promise<GrantingHalo> {
  const key = "5ec7e7".repeat(10);
  const known = new Map<string, CallSettings>();
  const events = new Map<string, CallEventEnvelope[]>();
  const halo = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const {
      "webhook-id": id,
      "webhook-timestamp": time,
      "webhook-signature": signature,
    } = request.headers;
    const mac = createHmac("sha256", key).update(`${id}.${time}.`).update(body);
    const digest = mac.digest();
    if (
      ![`v1,${digest.toString("hex")}`, `v1,${digest.toString("base64")}`].includes(
        String(signature),
      )
    ) {
      response.writeHead(401).end();
      return;
    }
    const message: PermitRequest | CallEventEnvelope = JSON.parse(body.toString());
    if ("snapshot" in message) {
      const { attempt_id: attempt } = message;
      events.set(attempt, [...(events.get(attempt) ?? []), message]);
      response.end();
      return;
    }
    const settings = known.get(message.attempt_id);
    response.end(
      JSON.stringify(settings ? { go: true, settings } : { go: false, reason: "unknown_attempt" }),
    );
  });
  await new Promise<void>((listening) => halo.listen(0, "127.0.0.1", listening));
  const { port } = halo.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    know: (attemptId, settings) => {
      known.set(attemptId, settings);
    },
    eventsOf: (attemptId) => events.get(attemptId) ?? [],
    close: () => {
      halo.close();
      halo.closeAllConnections();
    },
  };
}
