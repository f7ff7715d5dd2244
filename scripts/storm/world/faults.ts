import type { NewFaultRule } from "@/sandbox/faults/rule";

/** What goes wrong outside, by the reliability plan; shares are of requests, for lost webhooks of sessions. */
const FAULTS: readonly NewFaultRule[] = [
  { service: "webhooks", kind: "drop", share: 0.1, match: { path: "/events" } },
  { service: "webhooks", kind: "duplicate", share: 1 },
  { service: "webhooks", kind: "reorder", share: 0.25, match: { path: "/events" } },
  // Late by more than the next one: also across calls none arrives in the order of the telling.
  { service: "webhooks", kind: "delay", share: 0.2, ms: 3_000, match: { path: "/events" } },
  { service: "voximplant", kind: "drop", share: 0.05, match: { path: "/StartScenarios" } },
  ...[4_000, 5_500, 7_000].map(
    (ms): NewFaultRule => ({
      service: "voximplant",
      kind: "delay",
      share: 0.05 / 3,
      ms,
      match: { path: "/StartScenarios" },
    }),
  ),
  { service: "voximplant", kind: "lose_answer", share: 0.1, match: { path: "/StartScenarios" } },
  ...(
    [
      ["sms", "/sms/send"],
      ["telegram", "/sendMessage"],
      ["hubspot", "/crm/"],
    ] as const
  ).flatMap(([service, path]): NewFaultRule[] => [
    { service, match: { path }, kind: "lose_answer", share: 0.2 },
    { service, match: { path }, kind: "status", status: 502, afterAccept: true, share: 0.1 },
    { service, match: { path }, kind: "status", status: 429, retryAfter: 1, share: 0.1 },
    { service, match: { path }, kind: "ok_with_error", share: 0.05 },
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
