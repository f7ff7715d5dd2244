import type { Manner } from "./behavior";
import type { PhraseBook } from "./phrases/phrase-book";

export type Purpose = keyof PhraseBook;

/** How a manner of talking unfolds, one step for each time the bot has spoken. */
export type Script = {
  steps: readonly Purpose[];
  /** What must have been said before this person lets the call end. */
  core: Purpose | null;
  /** Once the steps are used up: answers on, refuses on, or hums on. */
  afterwards: "agrees" | "refuses" | "hums";
  /** Says hello and hears the bot out before the first step. */
  isPatient: boolean;
  /** Hangs up by themselves after the last step, whatever the bot says. */
  leaves: boolean;
};

export const SCRIPTS: Record<Manner, Script> = {
  interested: {
    steps: ["interested", "moreInterested"],
    core: "interested",
    afterwards: "agrees",
    isPatient: true,
    leaves: false,
  },
  asks_first: {
    steps: ["askWhat", "askPrice", "interested"],
    core: "interested",
    afterwards: "agrees",
    isPatient: true,
    leaves: false,
  },
  objects_first: {
    steps: ["objection", "convinced"],
    core: "convinced",
    afterwards: "agrees",
    isPatient: true,
    leaves: false,
  },
  call_back_at: {
    steps: ["callBackTomorrow", "confirmTime"],
    core: "callBackTomorrow",
    afterwards: "agrees",
    isPatient: false,
    leaves: true,
  },
  busy_now: {
    steps: ["callBackHour", "confirmTime"],
    core: "callBackHour",
    afterwards: "agrees",
    isPatient: false,
    leaves: true,
  },
  refuses: {
    steps: ["refuse", "refuseAgain"],
    core: "refuse",
    afterwards: "refuses",
    isPatient: false,
    leaves: true,
  },
  never_again: {
    steps: ["never"],
    core: "never",
    afterwards: "refuses",
    isPatient: false,
    leaves: true,
  },
  polite_never: {
    steps: ["politeNever"],
    core: "politeNever",
    afterwards: "refuses",
    isPatient: true,
    leaves: false,
  },
  wrong_number: {
    steps: ["wrongNumber", "wrongNumberAgain"],
    core: "wrongNumber",
    afterwards: "refuses",
    isPatient: false,
    leaves: true,
  },
  relative: {
    steps: ["relative", "relativeAgain"],
    core: "relative",
    afterwards: "agrees",
    isPatient: false,
    leaves: true,
  },
  hangs_up: {
    steps: ["listening"],
    core: null,
    afterwards: "hums",
    isPatient: false,
    leaves: true,
  },
  other_language: {
    steps: ["interested", "moreInterested"],
    core: "interested",
    afterwards: "agrees",
    isPatient: true,
    leaves: false,
  },
  injects: {
    steps: ["inject", "refuse"],
    core: "refuse",
    afterwards: "refuses",
    isPatient: true,
    leaves: true,
  },
  silent: { steps: [], core: null, afterwards: "hums", isPatient: false, leaves: false },
  vague: {
    steps: ["vague", "vague", "vague"],
    core: "vague",
    afterwards: "hums",
    isPatient: true,
    leaves: false,
  },
  changes_mind: {
    steps: ["interested", "changeMind"],
    core: "changeMind",
    afterwards: "refuses",
    isPatient: true,
    leaves: true,
  },
  asks_if_robot: {
    steps: ["askWho", "interested"],
    core: "interested",
    afterwards: "agrees",
    isPatient: true,
    leaves: false,
  },
};
