import "server-only";
import type { DialedSession } from "../../ports";
import type { VoximplantAccess } from "../api/access";
import { askApi } from "../api/client";
import { DialedAnswer } from "../api/schema";
import { fromApiTime, MARGIN_MS, toApiTime } from "./api-time";

/** `count` may be at most 1000 and `offset` at most 10000 (GetCallHistory). */
const PAGE = 1000;
const MAX_OFFSET = 10_000;

/**
 * Every session of our account that called a number and began in a span of time, the oldest first.
 * @throws VoximplantError when the history cannot be read
 */
export async function dialedSessions(
  access: VoximplantAccess,
  span: { from: Date; to: Date },
): Promise<DialedSession[]> {
  const found = new Map<string, DialedSession>();
  let from = new Date(span.from.getTime() - MARGIN_MS);
  for (let offset = 0; ; offset += PAGE) {
    if (offset > MAX_OFFSET) {
      // Farther than pages reach: on from the last one seen, which comes again.
      from = [...found.values()].at(-1)?.startedAt ?? from;
      offset = 0;
    }
    const { result } = await askApi(
      access,
      "GetCallHistory",
      {
        from_date: toApiTime(from),
        to_date: toApiTime(new Date(span.to.getTime() + MARGIN_MS)),
        timezone: "Etc/GMT",
        with_calls: true,
        desc_order: false,
        count: PAGE,
        offset,
      },
      DialedAnswer,
    );
    for (const session of result) {
      const startedAt = fromApiTime(session.start_date);
      const phones = session.calls.flatMap(({ remote_number }) =>
        remote_number ? [`+${remote_number.replace(/\D/g, "")}`] : [],
      );
      if (startedAt === null || phones.length === 0) continue;
      found.set(session.call_session_history_id, {
        sessionId: session.call_session_history_id,
        attemptId: session.custom_data,
        startedAt: new Date(startedAt),
        phones,
      });
    }
    if (result.length < PAGE) return [...found.values()];
  }
}
