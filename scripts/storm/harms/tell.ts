import type { Blow } from "../world/kill-processes";
import { type Found, HARMS, type Note, UNKNOWN } from "./case";

const SHOWN = 12;

/** How often each thing was hit, by "kill web" and the like. */
export function countBlows(blows: readonly Blow[]): Record<string, number> {
  return countBy(blows.map(({ victim, kind }) => `${kind} ${victim.replace(/-\d+$/, "")}`));
}

export function countNotes(notes: readonly Note[]): Record<string, number> {
  return countBy(notes.map(({ note }) => note));
}

export function countHarms(found: readonly Found[]): Record<string, number> {
  return Object.fromEntries(
    HARMS.map((harm) => [harm, found.filter((one) => one.harm === harm).length]),
  );
}

/** The messages whose fate a person must decide on are listed every one; of the rest a dozen of each kind. */
export function tellNotes(notes: readonly Note[], say: (line: string) => void): void {
  for (const [name, count] of Object.entries(countNotes(notes))) {
    say(`note: ${name}: ${count}`);
    const these = notes.filter(({ note }) => note === name);
    const shown = name.startsWith(UNKNOWN) ? these : these.slice(0, SHOWN);
    for (const { what } of shown) say(`    ${what}`);
  }
}

export function tellHarms(found: readonly Found[], say: (line: string) => void): void {
  say(`${"harm".padEnd(36)}calls`);
  for (const [harm, count] of Object.entries(countHarms(found))) {
    say(`  ${harm.padEnd(34)}${count}`);
    for (const { what } of found.filter((one) => one.harm === harm).slice(0, SHOWN))
      say(`      ${what}`);
  }
}

/** "web 3, worker 5" */
export function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
