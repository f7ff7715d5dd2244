import type { Language } from "../fold";
import { type Pattern, patterns } from "../pattern";

/** Phrases of one language by what they mean when a callee, or the bot, says them. */
type Phrases = {
  /** Frequent small words by which the language is known. */
  markers: string;
  /** "Never call again", also "take me off the list". */
  doNotCall: string;
  /** "Don't call": a ban unless a time is said with it. */
  dontCall: string;
  wrongNumber: string;
  /** What machines say. */
  voicemail: string;
  /** A call at another time is asked for. */
  callback: string;
  /** The moment is bad. */
  busy: string;
  /** Agreement dressed as a negation: "no problem". */
  agreeingNegation: string;
  refuse: string;
  /** The callee commits to something: "sign me up". */
  commit: string;
  /** Settles what was just said, be it an offer or a call-back: "agreed". */
  agree: string;
  /** The callee likes it. */
  interest: string;
  yes: string;
  no: string;
  /** "Go on, I hear you": no answer yet. */
  listening: string;
  /** Neither yes nor no. */
  hedge: string;
  farewell: string;
  /** Words that open a question even where the question mark is lost. */
  question: string;
  /** Turns what follows or precedes into its opposite. */
  negatorBefore: string;
  negatorAfter: string;
  rude: string;
  /** What a bot's question is about. */
  botOffers: string;
  botAsksMoment: string;
  botAsksPerson: string;
  botAsksWhen: string;
  botCallsAgain: string;
  botBooks: string;
};

export type Lexicon = { [Part in keyof Phrases]: Pattern[] };

/** Compiles every phrase once, when the module is loaded. */
export function lexicon(language: Language, phrases: Phrases): Lexicon {
  const compiled = Object.entries(phrases).map(([part, text]) => [part, patterns(text, language)]);
  return Object.fromEntries(compiled) as Lexicon;
}
