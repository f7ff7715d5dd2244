import "server-only";
import "server-only";
import { grantPermit } from "@/lib/calls/dial/grant-permit";
import { webhook } from "@/lib/entry/webhook";
import { permitAnswer } from "@/lib/telephony/voximplant/permit-answer";
import { readPermitRequest } from "@/lib/telephony/voximplant/read-message";
import { isFromScenario } from "@/lib/telephony/voximplant/verify-signature";

/** Where a session asks whether it may dial: it waits for the answer, so this too is answered ahead of Next. */
export const permitDoor: (request: Request) => Promise<Response> = webhook({
  name: "voximplant.permit",
  verify: ({ body, headers }) => isFromScenario(body, headers),
  parse: readPermitRequest,
  run: async (request) => permitAnswer(await grantPermit(request)),
});
