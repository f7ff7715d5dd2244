import "server-only";
import type { VoximplantAccess } from "../api/access";
import { callApi, VoximplantError } from "../api/client";
import { DoneAnswer } from "../api/schema";
import { trustedAddress } from "./trusted-address";

/** "Invalid record" (voximplant.com/docs/references/httpapi/errors): there is none with this address. */
const NO_SUCH_RECORD = 216;

/**
 * Erases a recording at the provider (DeleteRecord with `record_url`). May be repeated.
 * @param address as the session or the history reported it
 * @throws VoximplantError
 */
export async function deleteRecording(
  access: VoximplantAccess,
  address: string,
): Promise<"deleted" | "gone" | "foreign"> {
  if (!trustedAddress(address, access.apiUrl)) return "foreign";
  const answer = await callApi(access, "DeleteRecord", { record_url: address }, DoneAnswer);
  switch (answer.kind) {
    case "ok":
      return "deleted";
    case "error":
      if (answer.code === NO_SUCH_RECORD) return "gone";
      throw new VoximplantError("DeleteRecord", `api_${answer.code}`, answer.errorClass);
    case "http":
      throw new VoximplantError("DeleteRecord", `http_${answer.httpStatus}`, "ambiguous");
    default:
      throw new VoximplantError("DeleteRecord", answer.kind, "ambiguous");
  }
}
