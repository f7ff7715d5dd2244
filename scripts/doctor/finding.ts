/** One thing that was looked at. `advice` says what to do; a secret is never in any of it. */
export type Finding = {
  what: string;
  state: "good" | "attention" | "bad";
  detail: string;
  advice?: string;
};

export const good = (what: string, detail: string): Finding => ({ what, state: "good", detail });

export const attention = (what: string, detail: string, advice: string): Finding => ({
  what,
  state: "attention",
  detail,
  advice,
});

export const bad = (what: string, detail: string, advice: string): Finding => ({
  what,
  state: "bad",
  detail,
  advice,
});

/** What was thrown, in one line without the values of a query. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return "unknown";
  const code = "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  return `${cause.message.split("\n")[0]}${code}`;
}
