/** Everything people say, by purpose. Each list holds ways to say the same; the seed chooses. */
export type PhraseBook = {
  hello: readonly string[];
  /** Picks up the bot's first words. */
  listening: readonly string[];
  interested: readonly string[];
  moreInterested: readonly string[];
  agreeMessage: readonly string[];
  yes: readonly string[];
  askWhat: readonly string[];
  askPrice: readonly string[];
  askWho: readonly string[];
  objection: readonly string[];
  convinced: readonly string[];
  /** Names tomorrow at 15:00. */
  callBackTomorrow: readonly string[];
  /** In an hour, because of driving. */
  callBackHour: readonly string[];
  confirmTime: readonly string[];
  relative: readonly string[];
  relativeAgain: readonly string[];
  refuse: readonly string[];
  refuseAgain: readonly string[];
  never: readonly string[];
  politeNever: readonly string[];
  wrongNumber: readonly string[];
  wrongNumberAgain: readonly string[];
  vague: readonly string[];
  inject: readonly string[];
  changeMind: readonly string[];
  answerNumber: readonly string[];
  answerWhen: readonly string[];
  answerName: readonly string[];
  notHeard: readonly string[];
  anybodyThere: readonly string[];
  bye: readonly string[];
  thanksBye: readonly string[];
  machine: readonly string[];
};
