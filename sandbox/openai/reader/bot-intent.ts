import { sentencesOf } from "./clauses";
import { foldWords, type Language } from "./fold";
import { detectLanguage, LEXICONS } from "./language";
import { occurs } from "./pattern";

/** What the bot's last words ask of the callee, so that a bare "yes" or "no" has a meaning. */
export type BotIntent = "offer" | "moment" | "person" | "call_when" | "visit_when" | "other";

/** "Is this Maria?", "Good day, Igor?": a name asked for, in whatever language. */
const ASKS_NAME =
  /(?:[Ii]s (?:this|that)|[Ээ]то|[Bb]u) \p{Lu}\p{Ll}+[^.!]*\?|, \p{Lu}\p{Ll}+\s*\?/u;

/** @param fallback the language of the call, for texts too short to tell */
export function botIntent(text: string, fallback: Language): BotIntent {
  const language = detectLanguage(text, fallback);
  const lexicon = LEXICONS[language];
  const sentences = sentencesOf(text, language);
  const question = sentences.findLast((sentence) => sentence.text.includes("?"));
  const words = question?.words ?? foldWords(text, language);
  const isCall = occurs(words, lexicon.botCallsAgain);
  if (occurs(words, lexicon.botAsksWhen)) {
    return !isCall && occurs(words, lexicon.botBooks) ? "visit_when" : "call_when";
  }
  if (occurs(words, lexicon.botAsksMoment)) return "moment";
  if (isCall && !occurs(words, lexicon.botOffers)) return "call_when";
  const asksPerson = occurs(words, lexicon.botAsksPerson) || ASKS_NAME.test(text);
  if (question && asksPerson && !occurs(words, lexicon.botOffers)) return "person";
  return occurs(words, lexicon.botOffers) ? "offer" : "other";
}
