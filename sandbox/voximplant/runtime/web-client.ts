import type { Faults } from "../../faults/faults";
import type { Stage } from "./stage";
import { sendWebRequest, WEB_FAILURES, type WebAnswer, type WebRequest } from "./web-request";

/** Limits of voximplant.com/docs/guides/voxengine/limits. */
const MOST_ACTIVE = 3;
const MOST_ALTOGETHER = 35;
/** Virtual time an answered request takes, whatever it took in reality: the same seed gives the same log. */
const ANSWER_AFTER_MS = 60;

export type WebClient = {
  /** @throws the documented exception beyond 35 requests; a violation after the one request of the ending */
  send(request: WebRequest, settle: (answer: WebAnswer) => void): void;
  /** Requests whose answers are still to come. */
  pending(): number;
  /** Forgets the queue and every answer to come; what was sent stays sent. */
  abandon(): void;
  /** Hears when the last pending request is settled. */
  onIdle(listener: () => void): void;
};

type Job = {
  no: number;
  request: WebRequest;
  settle: (answer: WebAnswer) => void;
};

/** The scenario's way out: a few requests at a time, with the misfortunes that are set for webhooks. */
export function createWebClient(stage: Stage, faults: Faults): WebClient {
  const { clock, guard } = stage;
  const queue: Job[] = [];
  const active = new Set<Job>();
  const heldBack: (() => void)[] = [];
  let count = 0;
  let sentWhileEnding = 0;
  let idle: () => void = () => undefined;
  let wire: Promise<void> = Promise.resolve();

  function finish(job: Job, answer: WebAnswer): void {
    if (!active.delete(job)) return;
    stage.note("http.answered", { no: job.no, code: answer.code });
    stage.run(() => job.settle(answer));
    const next = queue.shift();
    if (next) begin(next);
    if (active.size + queue.length === 0) idle();
  }

  /** Sends for real while virtual time stands still. */
  function transmit(job: Job, copies: number): void {
    const release = clock.hold();
    let answer: WebAnswer = { code: WEB_FAILURES.network };
    // Asked for before the answer is known, so that the order of answers is the order of sending.
    clock.after(ANSWER_AFTER_MS, () => {
      for (const late of heldBack.splice(0)) late();
      if (answer.code === WEB_FAILURES.timeout) {
        clock.after(job.request.timeoutMs - ANSWER_AFTER_MS, () => finish(job, answer));
      } else {
        finish(job, answer);
      }
    });
    const send = async () => {
      answer = await sendWebRequest(job.request);
      for (let copy = 1; copy < copies; copy += 1) await sendWebRequest(job.request);
    };
    // One after the other, so that they arrive in the order in which they were sent.
    wire = wire.then(send).finally(release);
  }

  function begin(job: Job): void {
    active.add(job);
    const { url, method, headers, timeoutMs } = job.request;
    const id = headers["webhook-id"];
    stage.note("http.sent", { no: job.no, method, path: url.pathname, ...(id ? { id } : {}) });
    const path = url.pathname;
    const fate = faults.outgoing({ path, method, session: String(stage.sessionId) });
    const lost = () => finish(job, { code: WEB_FAILURES.timeout, error: "Timeout" });
    if (fate.drop || fate.holdBack || fate.delayMs > 0) clock.after(timeoutMs, lost);
    if (fate.drop) return;
    if (fate.holdBack) heldBack.push(() => transmit(job, fate.copies));
    else if (fate.delayMs > 0) clock.after(fate.delayMs, () => transmit(job, fate.copies));
    else transmit(job, fate.copies);
  }

  return {
    send: (request, settle) => {
      if (stage.state() === "over") guard.violate("Net: requests are not available any more");
      if (stage.state() === "ending") {
        sentWhileEnding += 1;
        if (sentWhileEnding > 1) guard.violate("Net: only one request after Terminating");
      }
      if (active.size + queue.length >= MOST_ALTOGETHER) {
        guard.violate("Exceeded the HTTP connection count limit!");
      }
      count += 1;
      const job: Job = { no: count, request, settle };
      if (active.size < MOST_ACTIVE) begin(job);
      else queue.push(job);
    },
    pending: () => active.size + queue.length,
    abandon: () => {
      queue.length = 0;
      active.clear();
      for (const late of heldBack.splice(0)) late();
    },
    onIdle: (listener) => {
      idle = listener;
    },
  };
}
