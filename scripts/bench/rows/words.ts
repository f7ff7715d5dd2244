import type { Bench, Figure, Row } from "../row";
import { timePages } from "../timed-pages";

const AT_MOST_MS = 300;

/** Calls by the words that were said in them, from a word of every talk to one that a few dozen hold. */
export const row: Row = {
  readsCalls: true,
  async measure(bench: Bench): Promise<Figure[]> {
    const { db } = await bench.product();
    // The many talks hold numbers besides their words; each is in a few dozen of them at most.
    const [turn] = await db<{ number: string }[]>`
      select substring(text from '[0-9]{6}$') as number from call_turns t join calls c on c.id = t.call_id
      join users u on u.team_id = c.team_id and u.email = 'supervisor@halo.test'
      where t.text ~ ' delivery .*[0-9]{6}$' limit 1`;
    const said = (what: string, words: string) => ({
      what: `words said: ${what}`,
      path: `/calls?${new URLSearchParams({ q: words })}`,
      atMostMs: AT_MOST_MS,
      proof: `/api/v1/calls?${new URLSearchParams({ q: words })}`,
    });
    return timePages(bench, [
      said("a common word", "здравствуйте"),
      said("two common words", "самарканд доставка"),
      said("a rare one beside a common one", `delivery ${turn?.number}`),
      said("the beginning of a word", "сам"),
    ]);
  },
};
