import { receiveReport } from "@/lib/calls/receive-report";
import { webhook } from "@/lib/entry/webhook";
import { readReport } from "@/lib/telephony/voximplant/read-message";
import { isFromScenario } from "@/lib/telephony/voximplant/verify-signature";

export const POST = webhook({
  name: "voximplant.events",
  verify: ({ body, headers }) => isFromScenario(body, headers),
  parse: readReport,
  run: async (report) => {
    await receiveReport(report);
    return { ok: true };
  },
});
