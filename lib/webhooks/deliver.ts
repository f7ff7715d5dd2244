import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import {
  type WebhookAnswer,
  webhookDeliveries,
  webhookEndpoints,
  webhookEvents,
} from "@/db/schema";
import { env } from "@/lib/env";
import { audit } from "@/lib/platform/audit";
import { publish } from "@/lib/platform/jobs/queue";
import { log } from "@/lib/platform/log";
import { providerSeconds } from "@/lib/platform/metrics";
import { type OutsideAnswer, postOutside } from "@/lib/platform/outside/post-outside";
import { unseal } from "@/lib/platform/seal/seal";
import { eventName } from "./announce";
import { deliveryDue } from "./events";
import { nextTrySeconds, restSeconds } from "./retry-plan";
import { previousSecretPlace, secretPlace } from "./secret-place";
import { signedHeaders } from "./sign";

/** A try that has not ended after so many seconds belongs to a run that died; the receiver knows repetitions by the id. */
export const DEAD_TRY_SECONDS = 60;
const KEPT_ANSWERS = 10;

type Claimed = {
  deliveryId: string;
  endpointId: string;
  tries: number;
  url: string;
  secrets: string[];
  isDisabled: boolean;
  eventId: string;
  body: string;
};

/**
 * Makes one try of a delivery that is due and writes down what came of it. Two runs with the same delivery make one.
 * @param options.rests whether an address that rests is left alone; a person's own try is made all the same
 */
export async function deliver(
  deliveryId: string,
  options: { rests: boolean } = { rests: true },
): Promise<void> {
  const claimed = await claim(deliveryId, options.rests);
  if (!claimed) return;
  const at = new Date();
  const answer = await send(claimed, at);
  const durationMs = Date.now() - at.getTime();
  const result = answer.error ?? String(answer.httpStatus);
  providerSeconds.observe({ provider: "webhook", method: "post", result }, durationMs / 1000);
  log.info("webhook tried", { eventId: claimed.eventId, code: result, durationMs });
  await database().transaction((tx) => settle(tx, claimed, { at, durationMs }, answer));
}

async function claim(deliveryId: string, rests: boolean): Promise<Claimed | null> {
  return database().transaction(async (tx) => {
    const [row] = await tx
      .select({ endpoint: webhookEndpoints, event: webhookEvents, tries: webhookDeliveries.tries })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
      .where(
        and(
          eq(webhookDeliveries.id, deliveryId),
          sql`((${webhookDeliveries.state} = 'waiting' and ${webhookDeliveries.nextAt} <= clock_timestamp() + interval '1 second')
            or (${webhookDeliveries.state} = 'sending' and ${webhookDeliveries.startedAt} < clock_timestamp() - make_interval(secs => ${DEAD_TRY_SECONDS})))`,
        ),
      )
      .for("update", { of: webhookDeliveries, skipLocked: true });
    if (!row) return null;
    const { endpoint, event } = row;
    if (rests && endpoint.restsUntil && endpoint.restsUntil.getTime() > Date.now()) {
      await putOff(tx, deliveryId, endpoint.restsUntil);
      return null;
    }
    await tx
      .update(webhookDeliveries)
      .set({ state: "sending", tries: row.tries + 1, startedAt: sql`clock_timestamp()` })
      .where(eq(webhookDeliveries.id, deliveryId));
    return {
      deliveryId,
      endpointId: endpoint.id,
      tries: row.tries + 1,
      url: endpoint.url,
      secrets: secretsOf(endpoint),
      isDisabled: endpoint.disabledAt !== null,
      eventId: event.id,
      body: event.body,
    };
  });
}

/** Not a try: the address rests, and what is due meanwhile waits for its end. */
async function putOff(tx: Tx, deliveryId: string, until: Date): Promise<void> {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  await tx
    .update(webhookDeliveries)
    .set({ state: "waiting", nextAt: until })
    .where(eq(webhookDeliveries.id, deliveryId));
  await publish(tx, deliveryDue, { deliveryId }, { afterSeconds: seconds });
}

function secretsOf(endpoint: typeof webhookEndpoints.$inferSelect): string[] {
  const now = unseal(endpoint.secret, secretPlace(endpoint.id));
  const isOverlap = endpoint.previousUntil && endpoint.previousUntil.getTime() > Date.now();
  const before =
    isOverlap && endpoint.previousSecret
      ? unseal(endpoint.previousSecret, previousSecretPlace(endpoint.id))
      : null;
  return [now, before].filter((secret) => secret !== null);
}

async function send(claimed: Claimed, at: Date): Promise<OutsideAnswer> {
  const refused = (error: string) => ({
    httpStatus: null,
    error,
    text: "",
    retryAfterSeconds: null,
  });
  if (claimed.isDisabled) return refused("disabled");
  if (claimed.secrets.length === 0) return refused("secret_unreadable");
  const { body, url } = claimed;
  return postOutside({
    url,
    headers: {
      "content-type": "application/json",
      "user-agent": "HALO-Webhooks/1",
      ...signedHeaders({ id: eventName(claimed.eventId), at, body }, claimed.secrets),
    },
    body,
    allowedHosts: env().WEBHOOK_ALLOWED_HOSTS,
  });
}

/** Nothing that time would mend. */
const FINAL = ["disabled", "address_not_public", "https_only", "port_not_allowed"];

async function settle(
  tx: Tx,
  claimed: Claimed,
  { at, durationMs }: { at: Date; durationMs: number },
  answer: OutsideAnswer,
): Promise<void> {
  const { deliveryId, endpointId, tries } = claimed;
  const { httpStatus, retryAfterSeconds } = answer;
  const isAccepted = httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
  const error = answer.error ?? (isAccepted ? null : `http_${httpStatus}`);
  const isFinal = isAccepted || FINAL.includes(error ?? "") || httpStatus === 410;
  const seconds = isFinal ? null : nextTrySeconds(tries, retryAfterSeconds);
  const line: WebhookAnswer = {
    at: at.toISOString(),
    durationMs,
    httpStatus,
    error,
    text: answer.text,
  };
  // Endpoint first, then delivery: everybody locks in this order.
  await noteHealth(tx, endpointId, isAccepted, httpStatus === 410);
  const [settled] = await tx
    .update(webhookDeliveries)
    .set({
      state: isAccepted ? "delivered" : seconds === null ? "dead" : "waiting",
      nextAt: seconds === null ? null : sql`clock_timestamp() + make_interval(secs => ${seconds})`,
      doneAt: seconds === null ? sql`clock_timestamp()` : null,
      answers: sql`(select coalesce(jsonb_agg(kept.answer order by kept.place), '[]'::jsonb) from (
        select answer, place from jsonb_array_elements(${webhookDeliveries.answers} || ${JSON.stringify([line])}::jsonb)
          with ordinality as every(answer, place) order by place desc limit ${KEPT_ANSWERS}) as kept)`,
    })
    .where(
      and(
        eq(webhookDeliveries.id, deliveryId),
        eq(webhookDeliveries.state, "sending"),
        eq(webhookDeliveries.tries, tries),
      ),
    )
    .returning({ id: webhookDeliveries.id });
  if (settled && seconds !== null)
    await publish(tx, deliveryDue, { deliveryId }, { afterSeconds: seconds });
}

/** Counts failures in a row, lets an address that has many rest, and stops for good where it is asked to. */
async function noteHealth(
  tx: Tx,
  endpointId: string,
  isAccepted: boolean,
  isGone: boolean,
): Promise<void> {
  const isEndpoint = eq(webhookEndpoints.id, endpointId);
  if (isAccepted) {
    await tx
      .update(webhookEndpoints)
      .set({ failures: 0, restsUntil: null })
      .where(and(isEndpoint, gt(webhookEndpoints.failures, 0)));
    return;
  }
  const [failed] = await tx
    .update(webhookEndpoints)
    .set({ failures: sql`${webhookEndpoints.failures} + 1` })
    .where(isEndpoint)
    .returning({ failures: webhookEndpoints.failures, disabledAt: webhookEndpoints.disabledAt });
  if (!failed) return;
  const rest = restSeconds(failed.failures);
  if (rest !== null) {
    await tx
      .update(webhookEndpoints)
      .set({ restsUntil: sql`clock_timestamp() + make_interval(secs => ${rest})` })
      .where(isEndpoint);
  }
  // "410 Gone" asks to stop for good (Standard Webhooks, "Delivery").
  if (isGone && failed.disabledAt === null) {
    await tx
      .update(webhookEndpoints)
      .set({ disabledAt: sql`now()`, updatedAt: sql`clock_timestamp()` })
      .where(isEndpoint);
    const what = { kind: "webhook", id: endpointId };
    await audit(tx, { kind: "system", name: "worker" }, "webhooks.gone", what);
  }
}
