import "server-only";
import { AppError } from "@/lib/platform/errors";
import type { VoximplantAccess } from "../api/access";
import { readText } from "../api/read-text";
import { fetchFile } from "./files";

const MAX_LOG_BYTES = 2 * 1024 * 1024;

/**
 * Who ended a talk, as the scenario wrote it into its session's log: "halo <attempt> ended_disconnected_200_voicemail".
 * The platform keeps it also where none of the session's reports came through.
 * @param address `log_file_url` of the history
 * @returns as `endedBy` of a report; null where the log does not say so or cannot be read
 */
export async function readEndedBy(
  access: VoximplantAccess,
  address: string,
  attemptId: string,
): Promise<string | null> {
  try {
    const response = await fetchFile(access, address, null);
    const text = await readText(response, MAX_LOG_BYTES);
    const end =
      /halo (\S+) ended_[a-z]+_(?:\d+|none)_(callee|bot|user|time_limit|ring_limit|voicemail|carrier|error)\b/g;
    for (const [, attempt, by] of text.matchAll(end)) if (attempt === attemptId) return by ?? null;
    return null;
  } catch (error) {
    // What else the history tells is worth more than this.
    if (error instanceof AppError || error instanceof RangeError || error instanceof TypeError)
      return null;
    throw error;
  }
}
