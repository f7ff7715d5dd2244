import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import { getFunnel } from "./get-funnel";
import { listDays } from "./list-days";
import { parsePeriod } from "./period";
import { funnelRates } from "./rates";

/** A share with what it is a share of; `value` from 0 to 1, null where nothing was counted. */
const Rate = z.object({ part: z.int(), whole: z.int(), value: z.number().nullable() });

export const readAnalyticsOperation = operation({
  name: "analytics.get",
  method: "GET",
  path: "/analytics",
  tag: "Analytics",
  summary: "Read the funnel of a period",
  description:
    "Whole days of `timeZone` (IANA name, default UTC), both included; without them the last 30 days. 366 days at most.",
  permission: "analytics.read",
  input: z.object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    timeZone: z.string().max(60).default("UTC"),
  }),
  output: z.object({
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    timeZone: z.string(),
    totalCalls: z.int(),
    funnel: z.object({ called: z.int(), talked: z.int(), interested: z.int(), lead: z.int() }),
    rates: z.object({ talk: Rate, interest: Rate, lead: Rate }),
    averageTalkSeconds: z.number().nullable(),
    days: z.array(
      z.object({ day: z.iso.date(), called: z.int(), talked: z.int(), interested: z.int() }),
    ),
  }),
  async run({ actor, input }) {
    const period = parsePeriod(input, input.timeZone, new Date());
    const [report, days] = await Promise.all([getFunnel(actor, period), listDays(actor, period)]);
    const { firstDay, lastDay, timeZone } = period;
    return { firstDay, lastDay, timeZone, ...report, rates: funnelRates(report), days };
  },
});
