import "server-only";
import { receiveReport } from "@/lib/calls/receive-report";
import { webhook } from "@/lib/entry/webhook";
import { readReport } from "@/lib/telephony/voximplant/read-message";
import { isFromScenario } from "@/lib/telephony/voximplant/verify-signature";

/** Where sessions report. Answered ahead of Next, whose own way costs six times as much; its route is the same handler. */
export const reportDoor: (request: Request) => Promise<Response> = webhook({
  name: "voximplant.events",
  verify: ({ body, headers }) => isFromScenario(body, headers),
  parse: readReport,
  run: async (report) => {
    await receiveReport(report);
    return { ok: true };
  },
});
