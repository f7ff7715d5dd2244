import "server-only";
import { z } from "zod";
import { readCookie } from "@/lib/auth/sessions/session-cookie";
import { endpoint } from "@/lib/entry/endpoint";
import { localeOf } from "@/lib/entry/request/visitor";
import { env } from "@/lib/env";
import { isTimeZone, TIME_ZONE_COOKIE } from "@/lib/platform/i18n/locale";
import { exportCalls } from "../list/export-calls";
import { getWaveform } from "../recording/get-waveform";
import { ExportCallsInput } from "../schema";
import { ById } from "./read-calls";

/** GET /api/v1/calls/{id}/waveform: how loud both speakers are; null where only the browser can tell. */
export const readWaveform = endpoint({
  name: "calls.waveform",
  permission: "calls.read",
  input: z.object({ id: ById.shape.id }),
  run: async ({ actor, input }) => ({ waveform: await getWaveform(actor, input.id) }),
});

/** GET /api/v1/calls/export: a view of the list as a CSV file, in the language and zone of whoever asks. */
export const exportList = endpoint({
  name: "calls.export",
  permission: "calls.read",
  input: ExportCallsInput,
  async run({ actor, input, request }) {
    const zone = decodeURIComponent(
      readCookie(request.headers.get("cookie"), TIME_ZONE_COOKIE) ?? "",
    );
    const file = await exportCalls(actor, input, {
      locale: localeOf(request.headers, actor.kind === "user" ? actor : null),
      timeZone: isTimeZone(zone) ? zone : "UTC",
      origin: env().NEXTAUTH_URL.replace(/\/$/, ""),
    });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(file, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="calls-${day}.csv"`,
      },
    });
  },
});
