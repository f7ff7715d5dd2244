import type { NewFaultRule } from "@/sandbox/faults/rule";

/** What goes wrong outside, by the reliability plan; shares are of requests, for lost webhooks of sessions. */
const FAULTS: readonly NewFaultRule[] = [
  { service: "webhooks", kind: "drop", share: 0.1, match: { path: "/events" } },
  { service: "webhooks", kind: "duplicate", share: 1 },
  { service: "webhooks", kind: "reorder", share: 0.25, match: { path: "/events" } },
  { service: "voximplant", kind: "drop", share: 0.05, match: { path: "/StartScenarios" } },
  {
    service: "voximplant",
    kind: "delay",
    share: 0.05,
    ms: 5_500,
    match: { path: "/StartScenarios" },
  },
  { service: "voximplant", kind: "lose_answer", share: 0.1, match: { path: "/StartScenarios" } },
  ...(["sms", "hubspot"] as const).flatMap((service): NewFaultRule[] => [
    { service, kind: "lose_answer", share: 0.2 },
    { service, kind: "status", status: 502, afterAccept: true, share: 0.1 },
    { service, kind: "status", status: 429, retryAfter: 1, share: 0.1 },
    { service, kind: "ok_with_error", share: 0.05 },
  ]),
];

/** @throws Error where the sandbox refuses one */
export async function addFaults(sandboxUrl: string): Promise<void> {
  for (const rule of FAULTS) {
    const answer = await fetch(`${sandboxUrl}/control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(rule),
    });
    if (!answer.ok) throw new Error(`the sandbox refused a fault: ${await answer.text()}`);
  }
}
