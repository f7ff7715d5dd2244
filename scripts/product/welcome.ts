import type { Run } from "./run-file";

const ACCOUNTS = [
  ["sales rep", "rep@halo.test"],
  ["supervisor", "supervisor@halo.test"],
  ["operator", "operator@halo.test"],
  ["admin", "admin@halo.test"],
] as const;

/** What a person reads once everything runs. */
export function welcome(run: Run, wishedPort: string | undefined, seconds: number): string {
  const lines = [
    `HALO is up after ${seconds.toFixed(1)} s`,
    "",
    `  Address    ${run.url}`,
    `  Mode       ${run.mode}, calls go to ${run.telephony === "sandbox" ? "the sandbox" : "Voximplant"}`,
  ];
  const wish = Number(wishedPort?.trim() || 3000);
  if (wish > 0 && run.ports.web !== wish) {
    lines.push(`             (port ${wish} is taken, so ${run.ports.web} it is)`);
  }
  if (run.sandboxUrl) {
    lines.push(`  Sandbox    ${run.sandboxUrl}`);
    lines.push("", "  Demo accounts, password halo-demo");
    for (const [role, email] of ACCOUNTS) lines.push(`    ${email.padEnd(24)} ${role}`);
  }
  lines.push("", "  Ctrl-C stops everything.");
  const width = Math.max(...lines.map((line) => line.length)) + 2;
  const rule = "─".repeat(width);
  return ["", rule, ...lines, rule, ""].join("\n");
}
