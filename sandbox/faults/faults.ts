import type { Reply, Request, Service } from "../http/router";
import type { Journal } from "../journal/journal";
import { errorInside200, failure, refusal } from "./provider-errors";
import { type FaultRule, type NewFaultRule, newFaultRule } from "./rule";

type InboundVerdict = { delayMs: number } & (
  | { fate: "pass" }
  /** The connection is cut before the request is looked at. */
  | { fate: "drop" }
  /** Carried out, then the connection is cut: accepted but lost. */
  | { fate: "lose_answer" }
  | { fate: "answer"; reply: Reply; handleFirst: boolean }
);

type OutgoingVerdict = {
  delayMs: number;
  /** Never sent; once true, true for all later messages of the session that the rule matches. */
  drop: boolean;
  /** How often it is sent, 1 to 3. */
  copies: number;
  /** To be sent only after the session's next message. */
  holdBack: boolean;
};

export type Faults = {
  /** @throws ZodError when the rule makes no sense */
  add(rule: NewFaultRule): FaultRule;
  /** In force, oldest first; spent ones are gone. */
  list(): FaultRule[];
  /** @returns false when there is no such rule */
  remove(id: string): boolean;
  clear(): void;
  /** What befalls a request to one of the services. Draws, journals and spends. */
  inbound(service: Service, req: Request): InboundVerdict;
  /** What befalls a message of a running scenario to HALO. Draws, journals and spends. */
  outgoing(message: { path: string; method: string; session: string }): OutgoingVerdict;
};

/** Rules that make services misbehave on demand; the same seed, rules and requests give the same misfortunes. */
export function createFaults(journal: Journal, random: (scope: string) => () => number): Faults {
  let rules: FaultRule[] = [];
  let count = 0;
  const draws = new Map<string, () => number>();
  const lostSessions = new Map<string, boolean>();

  function draw(scope: string): number {
    let next = draws.get(scope);
    if (!next) {
      next = random(`fault|${scope}`);
      draws.set(scope, next);
    }
    return next();
  }

  const isSpent = (rule: FaultRule) => rule.times !== undefined && rule.applied >= rule.times;

  function matching(service: FaultRule["service"], path: string, method: string): FaultRule[] {
    return rules.filter(
      (rule) =>
        rule.service === service &&
        // A spent loss still holds for the sessions it has taken.
        (rule.kind === "drop" || !isSpent(rule)) &&
        (rule.match?.path === undefined || path.includes(rule.match.path)) &&
        (rule.match?.method === undefined || rule.match.method.toUpperCase() === method),
    );
  }

  function apply(
    rule: FaultRule,
    request: { path: string; method: string; session?: string },
  ): void {
    rule.applied += 1;
    const { service, kind, ms, status } = rule;
    const { path, method, session } = request;
    journal.write({
      kind: "fault.applied",
      ref: rule.id,
      session,
      data: { service, kind, ms, status, path, method },
    });
  }

  /** A session either loses its messages or does not: one draw for all of them. */
  function losesSession(rule: FaultRule, session: string): "new" | "known" | false {
    const key = `${rule.id}|${session}`;
    const known = lostSessions.get(key);
    if (known !== undefined) return known ? "known" : false;
    const isLost = !isSpent(rule) && draw(key) < rule.share;
    lostSessions.set(key, isLost);
    return isLost ? "new" : false;
  }

  return {
    add: (given) => {
      count += 1;
      const rule: FaultRule = { ...newFaultRule.parse(given), id: `fault-${count}`, applied: 0 };
      rules.push(rule);
      return rule;
    },
    list: () => rules.filter((rule) => !isSpent(rule)),
    remove: (id) => {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear: () => {
      rules = [];
      count = 0;
      draws.clear();
      lostSessions.clear();
    },
    inbound: (service, req) => {
      let delayMs = 0;
      if (service === "control" || service === "page") return { delayMs, fate: "pass" };
      for (const rule of matching(service, req.path, req.method)) {
        if (isSpent(rule) || draw(rule.id) >= rule.share) continue;
        apply(rule, req);
        switch (rule.kind) {
          case "delay":
            delayMs += rule.ms ?? 1_000;
            break;
          case "drop":
          case "lose_answer":
            return { delayMs, fate: rule.kind };
          case "refuse":
            return { delayMs, fate: "answer", reply: refusal(service, req), handleFirst: false };
          case "ok_with_error":
            return {
              delayMs,
              fate: "answer",
              reply: errorInside200(service, req, rule.variant),
              handleFirst: false,
            };
          case "status": {
            const reply = failure(service, rule.status ?? 500, rule.retryAfter);
            return { delayMs, fate: "answer", reply, handleFirst: rule.afterAccept === true };
          }
          case "duplicate":
          case "reorder":
            break;
        }
      }
      return { delayMs, fate: "pass" };
    },
    outgoing: (message) => {
      const verdict: OutgoingVerdict = { delayMs: 0, drop: false, copies: 1, holdBack: false };
      for (const rule of matching("webhooks", message.path, message.method)) {
        if (rule.kind === "drop") {
          const lost = losesSession(rule, message.session);
          if (lost === "new") apply(rule, message);
          if (lost) verdict.drop = true;
          continue;
        }
        const scope = `${rule.id}|${message.session}`;
        if (draw(scope) >= rule.share) continue;
        apply(rule, message);
        if (rule.kind === "delay") verdict.delayMs += rule.ms ?? 1_000;
        else if (rule.kind === "duplicate") verdict.copies = 1 + Math.floor(draw(scope) * 3);
        else if (rule.kind === "reorder") verdict.holdBack = true;
      }
      return verdict;
    },
  };
}
