import type { SpokenTurn } from "./sandbox";

type Turn = { speaker: string; text: string };

/** A model's ear opens so long after the answer; words before that were spoken to nobody. Virtual milliseconds. */
const DEAF_MS = 1_000;

/** All words of one side. Two sentences after each other may be one turn or two: the recognizer decides. */
export function wordsOf(speaker: string, turns: readonly Turn[]): string {
  const own = turns.filter((turn) => turn.speaker === speaker);
  return own.map(({ text }) => text).join(" ");
}

/** What can have been heard of the callee: all of it, or without the beginning of a hello that came at once. */
export function heardWords(spoken: readonly SpokenTurn[]): string[] {
  const all = wordsOf("callee", spoken).split(" ");
  const first = spoken.find(({ speaker }) => speaker === "callee");
  const most = first && first.startMs < DEAF_MS ? first.text.split(" ").length : 0;
  return Array.from({ length: most + 1 }, (_, missed) => all.slice(missed).join(" "));
}

/**
 * Sentences that stand before another one that was over when they began. Two that sounded at the same time may stand
 * either way: a recognizer notices a voice later than it begins.
 */
export function outOfOrder(spoken: readonly SpokenTurn[], shown: readonly Turn[]): string[] {
  const placed = ["bot", "callee"].flatMap((speaker) => places(speaker, spoken, shown));
  return placed.flatMap((early) =>
    placed
      .filter(({ turn, place }) => early.turn.endMs < turn.startMs && early.place > place)
      .map(({ turn }) => `"${turn.text}" stands before "${early.turn.text}"`),
  );
}

/** At which place of the page each sentence of a speaker stands. */
function places(speaker: string, spoken: readonly SpokenTurn[], shown: readonly Turn[]) {
  const own = shown.flatMap((turn, place) =>
    turn.speaker === speaker ? [{ ...turn, place }] : [],
  );
  let read = wordsOf(speaker, shown).length - wordsOf(speaker, spoken).length;
  return spoken
    .filter((turn) => turn.speaker === speaker)
    .map((turn) => {
      read += turn.text.length + 1;
      let length = 0;
      const holder = own.find(({ text }) => {
        length += text.length + 1;
        return length >= read;
      });
      return { turn, place: holder?.place ?? -1 };
    });
}
