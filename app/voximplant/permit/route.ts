import { grantPermit } from "@/lib/calls/dial/grant-permit";
import { webhook } from "@/lib/entry/webhook";
import { permitAnswer } from "@/lib/telephony/voximplant/permit-answer";
import { readPermitRequest } from "@/lib/telephony/voximplant/read-message";
import { isFromScenario } from "@/lib/telephony/voximplant/verify-signature";

export const POST = webhook({
  name: "voximplant.permit",
  verify: ({ body, headers }) => isFromScenario(body, headers),
  parse: readPermitRequest,
  run: async (request) => permitAnswer(await grantPermit(request)),
});
