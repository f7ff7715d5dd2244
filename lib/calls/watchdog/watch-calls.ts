import "server-only";
import { log } from "@/lib/platform/log";
import { counter } from "@/lib/platform/metrics";
import { getSettings } from "@/lib/settings/queries";
import { settleRestore } from "../restore/settle-restore";
import { markDeadMessagesUnknown } from "../steps";
import { settleEndedAttempts } from "./settle-attempts";
import { giveUpUnpermitted, settleOverdue } from "./stuck-attempts";
import { moveStuckSteps, redialOrGiveUp } from "./stuck-calls";

const acted = counter("halo_watchdog_acts_total", "What the watchdog had to end, by act", ["act"]);

/**
 * Every non-terminal state has a time-out, and this ends it. Safe to run anywhere and any number of times:
 * each act is a compare-and-set or an event with a fixed id.
 */
export async function watchCalls(): Promise<void> {
  const { dialing, timeOuts } = await getSettings();
  const isSettled = await settleRestore().catch((error: unknown) => {
    log.error("watchdog failed", { action: "restore", error });
    return false;
  });
  const acts = {
    overdue: () => settleOverdue(dialing, timeOuts),
    // What was dialed since a backup is known to the provider alone; until it was asked, nothing is redone or given up.
    ...(isSettled
      ? {
          unpermitted: () => giveUpUnpermitted(timeOuts),
          undialed: () => redialOrGiveUp(timeOuts),
        }
      : {}),
    steps: () => moveStuckSteps(timeOuts),
    messages: () => markDeadMessagesUnknown(),
    unsettled: () => settleEndedAttempts(),
  };
  for (const [action, act] of Object.entries(acts)) {
    try {
      const count = await act();
      if (count === 0) continue;
      acted.inc({ act: action }, count);
      log.info("watchdog acted", { action, count });
    } catch (error) {
      // One broken row must not keep the others from their end.
      log.error("watchdog failed", { action, error });
    }
  }
}
