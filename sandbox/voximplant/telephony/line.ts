import type { Callee, CalleeAction } from "../../people/callee";
import type { Appointment, VirtualClock } from "../runtime/virtual-clock";

export type Speaker = "bot" | "callee";

/** What was really said on the line; times are virtual milliseconds since the answer. */
export type SpokenTurn = {
  no: number;
  speaker: Speaker;
  text: string;
  startMs: number;
  endMs: number;
  interrupted: boolean;
};

/** Something that hears the callee: a recognizer or a connector. */
export type Ear = {
  started(utterance: { text: string; durationMs: number }): void;
  /** `text` is what was spoken in the end: less than planned when the line was cut. */
  ended(text: string, isCut: boolean): void;
};

export type BotSpeech = {
  /** Falls silent now. @returns what was heard until here */
  cut(): string;
};

export type Line = {
  /** The callee has picked up. */
  open(): void;
  isOpen(): boolean;
  /** Milliseconds since the answer. */
  talkMs(): number;
  /** The bot's voice reaches the callee; a voice that is still sounding is replaced. */
  speak(text: string, durationMs: number, finished: () => void): BotSpeech;
  addEar(ear: Ear): void;
  removeEar(ear: Ear): void;
  /** Ends the conversation; unfinished sentences stay as long as they were heard. */
  close(): void;
  turns(): readonly SpokenTurn[];
};

type LineEvents = {
  turn(turn: SpokenTurn): void;
  calleeHangsUp(): void;
  beep(): void;
};

type Sounding = { turn: SpokenTurn; full: string; durationMs: number; end: Appointment };

/** From the first sound of a voice to its first word, ms. */
const RUN_UP_MS = 250;

/** How long a text sounds, ms. @param pace characters a second */
export function soundMs(text: string, pace: number): number {
  return RUN_UP_MS + (text.length / pace) * 1_000;
}

/** The whole words of a text that were over after so many of the milliseconds it takes. */
export function heardPart(text: string, passedMs: number, durationMs: number): string {
  if (passedMs >= durationMs) return text;
  if (passedMs <= RUN_UP_MS) return "";
  const characters = (text.length * (passedMs - RUN_UP_MS)) / (durationMs - RUN_UP_MS);
  const words = text.split(/\s+/).filter((word) => word !== "");
  let end = -1;
  const later = words.findIndex((word) => {
    end += 1 + word.length;
    return end > characters;
  });
  return words.slice(0, later < 0 ? words.length : later).join(" ");
}

/** A conversation between the platform's voice and a callee, turn by turn in virtual time. */
export function createLine(clock: VirtualClock, callee: Callee, events: LineEvents): Line {
  const turns: SpokenTurn[] = [];
  /** Each with the part of the sentence under way that was over before it began to listen. */
  const ears = new Map<Ear, string>();
  let openedAt: number | null = null;
  let isClosed = false;
  let bot: Sounding | null = null;
  let voice: Sounding | null = null;
  let unanswered = "";
  let stretches = 0;
  let waits = 0;
  let plan: Appointment | null = null;
  let isFirm = false;
  let cutIn: Appointment | null = null;
  let silence: Appointment | null = null;

  const talkMs = () => (openedAt === null ? 0 : clock.now() - openedAt);

  function drop(appointment: Appointment | null): null {
    if (appointment) clock.cancel(appointment);
    return null;
  }

  function begin(speaker: Speaker, full: string, durationMs: number, end: () => void): Sounding {
    const turn: SpokenTurn = {
      no: 0,
      speaker,
      text: "",
      startMs: Math.round(talkMs()),
      endMs: 0,
      interrupted: false,
    };
    return { turn, full, durationMs, end: clock.after(durationMs, end) };
  }

  /** Closes a sentence as long as it got. */
  function settle(sounding: Sounding, isCut: boolean): string {
    clock.cancel(sounding.end);
    const { turn, full, durationMs } = sounding;
    turn.endMs = Math.round(talkMs());
    turn.interrupted = isCut;
    turn.text = isCut ? heardPart(full, turn.endMs - turn.startMs, durationMs) : full;
    if (turn.text === "") return "";
    turn.no = turns.length + 1;
    turns.push(turn);
    events.turn(turn);
    return turn.text;
  }

  function listenForSilence(): void {
    silence = drop(silence);
    if (isClosed || bot || voice) return;
    silence = clock.after(callee.silenceMs, () => {
      waits += 1;
      follow(callee.waits(waits));
    });
  }

  function follow(actions: CalleeAction[]): void {
    plan = drop(plan);
    const [first, ...rest] = actions;
    if (!first) {
      listenForSilence();
      return;
    }
    silence = drop(silence);
    plan = clock.after(first.afterMs, () => {
      plan = null;
      if (first.type === "hang_up") events.calleeHangsUp();
      else if (first.type === "beep") {
        events.beep();
        follow(rest);
      } else calleeSpeaks(first.text, rest);
    });
    // Nobody starts a sentence into the bot's words, but who is hanging up hangs up.
    isFirm = first.type !== "say" || first.insist === true;
  }

  function calleeSpeaks(text: string, rest: CalleeAction[]): void {
    silence = drop(silence);
    unanswered = "";
    const durationMs = soundMs(text, callee.pace);
    voice = begin("callee", text, durationMs, () => {
      const spoken = voice;
      voice = null;
      if (spoken) settle(spoken, false);
      tellEars(text, false);
      waits = 0;
      if (rest.length > 0) follow(rest);
      else listenForSilence();
    });
    for (const ear of [...ears.keys()]) {
      ears.set(ear, "");
      ear.started({ text, durationMs });
    }
  }

  function tellEars(text: string, isCut: boolean): void {
    for (const [ear, missed] of [...ears]) {
      const rest = text.slice(missed.length).trim();
      if (rest !== "" || isCut) ear.ended(rest, isCut);
    }
  }

  /** Who begins to listen in the middle of a sentence hears the rest of it. */
  function joinEar(ear: Ear): void {
    if (!voice) {
      ears.set(ear, "");
      return;
    }
    const passedMs = talkMs() - voice.turn.startMs;
    const missed = heardPart(voice.full, passedMs, voice.durationMs);
    ears.set(ear, missed);
    const rest = voice.full.slice(missed.length).trim();
    if (rest !== "") ear.started({ text: rest, durationMs: voice.durationMs - passedMs });
  }

  function botFellSilent(heard: string): void {
    bot = null;
    cutIn = drop(cutIn);
    if (heard !== "") unanswered = unanswered === "" ? heard : `${unanswered} ${heard}`;
    if (isClosed) return;
    listenForSilence();
    if (voice || unanswered === "" || plan) return;
    isFirm = false;
    plan = clock.after(callee.thinkingMs(), () => {
      plan = null;
      waits = 0;
      follow(callee.hears(unanswered));
    });
  }

  function botBegan(text: string): void {
    silence = drop(silence);
    if (!isFirm) plan = drop(plan);
    stretches += 1;
    const interruption = callee.cutsIn(stretches, text);
    if (!interruption || voice) return;
    cutIn = clock.after(interruption.afterMs, () => {
      cutIn = null;
      if (!voice) follow(interruption.act());
    });
  }

  return {
    open: () => {
      openedAt = clock.now();
      follow(callee.answers());
    },
    isOpen: () => openedAt !== null && !isClosed,
    talkMs,
    speak: (text, durationMs, finished) => {
      if (bot) botFellSilent(settle(bot, true));
      botBegan(text);
      const mine = begin("bot", text, durationMs, () => {
        if (bot !== mine) return;
        botFellSilent(settle(mine, false));
        finished();
      });
      bot = mine;
      return {
        cut: () => {
          if (bot !== mine) return mine.turn.text;
          const heard = settle(mine, true);
          botFellSilent(heard);
          return heard;
        },
      };
    },
    addEar: joinEar,
    removeEar: (ear) => {
      ears.delete(ear);
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      plan = drop(plan);
      cutIn = drop(cutIn);
      silence = drop(silence);
      const [speaking, talking] = [bot, voice];
      bot = null;
      voice = null;
      // In the order of beginning, so that numbers follow time.
      const open = [speaking, talking].filter((sounding) => sounding !== null);
      open.sort((a, b) => a.turn.startMs - b.turn.startMs);
      for (const sounding of open) {
        const text = settle(sounding, true);
        if (sounding === talking) tellEars(text, true);
      }
    },
    turns: () => turns,
  };
}
