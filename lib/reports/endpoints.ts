import "server-only";
import { z } from "zod";
import { endpoint } from "@/lib/entry/endpoint";
import { getFunnel } from "./get-funnel";
import { parsePeriod } from "./period";
import { funnelRates, percent } from "./rates";

/**
 * GET /api/analytics: the last 30 days, or `from` and `to` (YYYY-MM-DD, UTC, both included).
 * Rates in percent with one decimal, `average_duration` in whole seconds of talk; 0 where nothing was counted.
 */
export const readAnalytics = endpoint({
  name: "alias.analytics",
  permission: "analytics.read",
  doors: ["seed"],
  cors: true,
  input: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  async run({ actor, input }) {
    const report = await getFunnel(actor, parsePeriod(input, "UTC", new Date()));
    const rates = funnelRates(report);
    return {
      total_calls: report.totalCalls,
      talk_rate: percent(rates.talk),
      interest_rate: percent(rates.interest),
      average_duration: Math.round(report.averageTalkSeconds ?? 0),
      funnel: report.funnel,
    };
  },
});
