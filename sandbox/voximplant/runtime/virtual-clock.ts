import { atNextTurn } from "./turn";

/** Signatures of messages stay valid only while the session is not far ahead of the real clock. */
const LARGEST_LEAD_MS = 240_000;
/** A longer wait is cut into pieces so that a change of speed is felt. */
const LONGEST_NAP_MS = 500;

export type Appointment = { at: number; order: number; run: () => void };

export type VirtualClock = {
  /** Virtual time of the event under way, milliseconds since 1970. */
  now(): number;
  /** Virtual milliseconds since the session began. */
  elapsed(): number;
  /** Runs `run` after so many virtual milliseconds; equal times keep the order of asking. */
  after(delayMs: number, run: () => void): Appointment;
  cancel(appointment: Appointment): void;
  /** Something from outside (a control request): runs as soon as the virtual time of this moment is reached. */
  inject(run: () => void): void;
  /** Virtual time stands still until the returned function is called; it may be called once. */
  hold(): () => void;
  stop(): void;
};

/**
 * The time of one session: discrete events, paced at `speed()` virtual seconds per real second.
 * @param startAt real milliseconds since 1970 at which the session begins
 * @param failed hears what an event threw; the clock goes on
 */
export function createVirtualClock(
  startAt: number,
  speed: () => number,
  failed: (reason: unknown) => void,
): VirtualClock {
  const agenda: Appointment[] = [];
  let virtualNow = startAt;
  let anchorVirtual = startAt;
  let anchorReal = Date.now();
  let pace = speed();
  let orders = 0;
  let holds = 0;
  let heldSince = 0;
  let isStopped = false;
  let nap: NodeJS.Timeout | null = null;
  let takeBack: (() => void) | null = null;

  function disarm(): void {
    if (nap) clearTimeout(nap);
    takeBack?.();
    nap = null;
    takeBack = null;
  }

  function followPace(): void {
    const wanted = speed();
    if (wanted === pace) return;
    anchorVirtual = flowing();
    anchorReal = Date.now();
    pace = wanted;
  }

  /** Where virtual time has flowed to between two events. */
  function flowing(): number {
    const flowed = anchorVirtual + (Date.now() - anchorReal) * pace;
    return Math.max(virtualNow, Math.min(flowed, agenda[0]?.at ?? flowed));
  }

  function arm(): void {
    disarm();
    const next = agenda[0];
    if (isStopped || holds > 0 || !next) return;
    followPace();
    const due = Math.max(anchorReal + (next.at - anchorVirtual) / pace, next.at - LARGEST_LEAD_MS);
    const waitMs = due - Date.now();
    if (waitMs <= 0) {
      takeBack = atNextTurn({
        run: () => {
          agenda.shift();
          virtualNow = next.at;
          try {
            next.run();
          } catch (reason) {
            failed(reason);
          }
          arm();
        },
        cut: (reason) => {
          failed(reason);
          arm();
        },
      });
    } else {
      nap = setTimeout(arm, Math.min(Math.ceil(waitMs), LONGEST_NAP_MS));
    }
  }

  function enter(appointment: Appointment): void {
    let place = agenda.length;
    while (place > 0) {
      const before = agenda[place - 1];
      if (!before || before.at <= appointment.at) break;
      place -= 1;
    }
    agenda.splice(place, 0, appointment);
    if (place === 0) arm();
  }

  return {
    now: () => virtualNow,
    elapsed: () => virtualNow - startAt,
    after: (delayMs, run) => {
      orders += 1;
      const appointment = { at: virtualNow + Math.max(0, delayMs), order: orders, run };
      enter(appointment);
      return appointment;
    },
    cancel: (appointment) => {
      const place = agenda.indexOf(appointment);
      if (place < 0) return;
      agenda.splice(place, 1);
      if (place === 0) arm();
    },
    inject: (run) => {
      orders += 1;
      enter({ at: holds > 0 ? virtualNow : flowing(), order: orders, run });
    },
    hold: () => {
      if (holds === 0) {
        heldSince = Date.now();
        disarm();
      }
      holds += 1;
      let isReleased = false;
      return () => {
        if (isReleased) return;
        isReleased = true;
        holds -= 1;
        if (holds > 0) return;
        anchorReal += Date.now() - heldSince;
        arm();
      };
    },
    stop: () => {
      isStopped = true;
      agenda.length = 0;
      disarm();
    },
  };
}
