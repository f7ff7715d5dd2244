import type { World } from "../../world";
import { createRealm, type Realm } from "./realm";
import type { Guard } from "./strict";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

/** `ending` is the time between VoxEngine.terminate() or the idle limit and AppEvents.Terminated. */
export type StageState = "running" | "ending" | "over";

/** What one running scenario stands on; every documented object is built over it. */
export type Stage = {
  sessionId: number;
  guard: Guard;
  clock: VirtualClock;
  realm: Realm;
  state(): StageState;
  setState(state: StageState): void;
  /** Writes what happened to the journal and to the session's own log. */
  note(kind: string, data: object): void;
  /** Runs code that may call the scenario; an exception in it ends the session. Call it from a clock event only. */
  run(job: () => void): void;
  /** Ends the session at once, as the platform does when a scenario breaks. */
  crash(reason: unknown): void;
  random(scope: string): () => number;
  /** The lines of the session's log so far: virtual milliseconds, kind, facts. */
  lines(): readonly string[];
};

type StageSettings = {
  world: World;
  sessionId: number;
  customData: string;
  /** Same seed and scope, same fortunes. */
  scope: string;
  onCrash(): void;
};

/** Makes the ground of a session; nothing runs yet. */
export function createStage({
  world,
  sessionId,
  customData,
  scope,
  onCrash,
}: StageSettings): Stage {
  const clock = createVirtualClock(
    Date.now(),
    () => world.settings.speed,
    (reason) => crash(reason),
  );
  const log: string[] = [];
  let state: StageState = "running";
  let isCrashed = false;

  const note = (kind: string, data: object) => {
    const ms = Math.round(clock.elapsed());
    log.push(`${ms} ${kind} ${JSON.stringify(data)}`);
    world.journal.write({
      kind: `vox.${kind}`,
      ref: customData === "" ? undefined : customData,
      session: String(sessionId),
      data: { ms, ...data },
    });
  };

  const crash = (reason: unknown) => {
    if (isCrashed || state === "over") return;
    isCrashed = true;
    note("error", { message: messageOf(reason) });
    onCrash();
  };

  const random = (part: string) => world.random(`${scope}|${part}`);
  // A rejection nobody waits for is told by Node after the callback, outside of any clock event.
  const realm = createRealm(clock.now, random("math"), (reason) =>
    clock.inject(() => crash(reason)),
  );
  const guard: Guard = {
    violate: (message) => {
      note("violation", { message });
      throw realm.error(message);
    },
  };
  return {
    sessionId,
    guard,
    clock,
    realm,
    state: () => state,
    setState: (next) => {
      state = next;
    },
    note,
    run: (job) => {
      if (isCrashed || state === "over") return;
      try {
        realm.execute(job);
      } catch (reason) {
        crash(reason);
      }
    },
    crash,
    random,
    lines: () => log,
  };
}

function messageOf(reason: unknown): string {
  if (typeof reason !== "object" || reason === null) return String(reason);
  if ("code" in reason && reason.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
    return "A callback ran longer than 1 second";
  }
  return "message" in reason ? String(reason.message) : "An object was thrown";
}
