/** What an answer must not tell: stacks, SQL, paths of the server, names of its libraries. */
const LEAKS: readonly RegExp[] = [
  /\n\s+at .+[(:].+:\d+:\d+/,
  /node_modules|webpack-internal|\.next[\\/]/,
  /\b(?:PostgresError|DrizzleQueryError|ZodError|TypeError|RangeError|ReferenceError)\b/,
  /\b(?:select|insert|update|delete)\b[^\n]{0,80}\b(?:from|into|set)\b[^\n]{0,40}"[a-z_]+"/i,
  /syntax error at or near|violates \w+ constraint|invalid input syntax for/i,
];

/** What is wrong with an answer, or null. A server's own fault is wrong whatever it says. */
export function wrongWith(answer: { status: number; text: string }): string | null {
  if (answer.status >= 500) return `status ${answer.status}`;
  const leak = LEAKS.find((pattern) => pattern.test(answer.text));
  return leak ? `tells ${leak.exec(answer.text)?.[0].trim().slice(0, 80)}` : null;
}
