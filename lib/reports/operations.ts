import "server-only";
import { z } from "zod";
import { CALL_LANGUAGES, CRM_STATUSES, DIRECTIONS, OUTCOMES } from "@/db/enums";
import { operation } from "@/lib/entry/api/operation";
import { type FunnelReport, getFunnel } from "./get-funnel";
import { getReport } from "./get-report";
import { parsePeriod, previousPeriod } from "./period";
import { funnelRates } from "./rates";

/** A share with what it is a share of; `value` from 0 to 1, null where nothing was counted. */
const Rate = z.object({ part: z.int(), whole: z.int(), value: z.number().nullable() });

const Figures = z.object({
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  totalCalls: z.int(),
  funnel: z.object({ called: z.int(), talked: z.int(), interested: z.int(), lead: z.int() }),
  rates: z.object({ talk: Rate, interest: Rate, lead: Rate }),
  averageTalkSeconds: z.number().nullable(),
});

export const readAnalyticsOperation = operation({
  name: "analytics.get",
  method: "GET",
  path: "/analytics",
  tag: "Analytics",
  summary: "Read the figures of a period",
  description:
    "Whole days of `timeZone` (IANA name, default UTC), both included; without them the last 30 days. 366 days at most. `previous` is the period of as many days before. `outcome` null: not over yet, or canceled before an answer. `weekday` 1 is Monday.",
  permission: "analytics.read",
  input: z.object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    timeZone: z.string().max(60).default("UTC"),
    ownerId: z.uuid().optional(),
    teamId: z.uuid().optional(),
    botId: z.uuid().optional(),
    language: z.enum(CALL_LANGUAGES).optional(),
    direction: z.enum(DIRECTIONS).optional(),
    crm: z.enum(CRM_STATUSES).optional(),
  }),
  output: Figures.extend({
    timeZone: z.string(),
    previous: Figures,
    days: z.array(
      z.object({ day: z.iso.date(), called: z.int(), talked: z.int(), interested: z.int() }),
    ),
    hours: z.array(
      z.object({
        weekday: z.int().min(1).max(7),
        hour: z.int().min(0).max(23),
        calls: z.int(),
        talked: z.int(),
      }),
    ),
    outcomes: z.array(z.object({ outcome: z.enum(OUTCOMES).nullable(), calls: z.int() })),
  }),
  async run({ actor, input: { from, to, timeZone, ...filter } }) {
    const period = parsePeriod(
      { ...(from ? { from } : {}), ...(to ? { to } : {}) },
      timeZone,
      new Date(),
    );
    const before = previousPeriod(period);
    const [{ days, hours, outcomes, ...report }, previous] = await Promise.all([
      getReport(actor, period, filter),
      getFunnel(actor, before, filter),
    ]);
    const figures = ({ firstDay, lastDay }: typeof period, funnel: FunnelReport) => ({
      firstDay,
      lastDay,
      ...funnel,
      rates: funnelRates(funnel),
    });
    return {
      ...figures(period, report),
      timeZone: period.timeZone,
      previous: figures(before, previous),
      ...{ days, hours, outcomes },
    };
  },
});
