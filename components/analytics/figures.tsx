import type { CallSummary } from "@/lib/calls/queries/list-calls";
import type { FunnelReport } from "@/lib/reports/get-funnel";
import type { Report } from "@/lib/reports/get-report";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { DayChart } from "./day-chart";
import { Definitions } from "./definitions";
import { FunnelChart } from "./funnel-chart";
import { HeatMap } from "./heat-map";
import { LastCalls } from "./last-calls";
import { MetricCards } from "./metric-cards";
import { OutcomeCard } from "./outcome-card";

/** All figures of a period; every number opens the list of exactly its calls. */
export function Figures({
  report,
  previous,
  last,
  view,
  timeZone,
}: {
  report: Report;
  previous: FunnelReport;
  last: readonly CallSummary[];
  /** The list of calls with the same period and filters. */
  view: ListAddress;
  timeZone: string;
}) {
  const { funnel, days, hours, outcomes } = report;
  return (
    <div className="flex flex-col gap-4">
      <MetricCards report={report} previous={previous} view={view} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="flex flex-col gap-2">
          <FunnelChart funnel={funnel} view={view} />
          <Definitions />
        </div>
        <OutcomeCard outcomes={outcomes} view={view} />
      </div>
      {days.length > 1 && <DayChart days={days} view={view} />}
      {hours.length > 0 && <HeatMap hours={hours} view={view} timeZone={timeZone} />}
      <LastCalls calls={last} allHref={listHref(view)} />
    </div>
  );
}
