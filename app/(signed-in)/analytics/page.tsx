import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { DayChart } from "@/components/analytics/day-chart";
import { Definitions } from "@/components/analytics/definitions";
import { FunnelChart } from "@/components/analytics/funnel-chart";
import { LastCalls } from "@/components/analytics/last-calls";
import { MetricCards } from "@/components/analytics/metric-cards";
import { PeriodForm } from "@/components/analytics/period-form";
import { listHref, readListAddress } from "@/components/calls/list/list-address";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { listCalls } from "@/lib/calls/queries/list-calls";
import { page } from "@/lib/entry/page";
import { getFunnel } from "@/lib/reports/get-funnel";
import { listDays } from "@/lib/reports/list-days";
import { lastDays, parsePeriod } from "@/lib/reports/period";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnalyticsPage({ searchParams }: Props) {
  const { actor, t } = await page("analytics.read");
  const timeZone = await getTimeZone();
  const now = new Date();
  const period = parsePeriod(readListAddress(await searchParams), timeZone, now);
  const days = { from: period.firstDay, to: period.lastDay };
  const [report, daily, last] = await Promise.all([
    getFunnel(actor, period),
    listDays(actor, period),
    listCalls(actor, { from: period.from.toISOString(), to: period.until.toISOString(), limit: 8 }),
  ]);
  return (
    <Words rooms={["reports"]}>
      <PageHeader title={t("reports.title")}>
        <PeriodForm
          {...days}
          timeZone={period.timeZone}
          choices={[1, 7, 30, 90].map((count) => ({
            days: count,
            ...lastDays(count, timeZone, now),
          }))}
        />
      </PageHeader>
      <div className="flex flex-col gap-4">
        <MetricCards report={report} days={days} />
        <FunnelChart funnel={report.funnel} hrefOf={(funnel) => listHref({ ...days, funnel })} />
        <Definitions />
        {daily.length > 1 && <DayChart days={daily} />}
        <LastCalls calls={last.items} allHref={listHref(days)} />
      </div>
    </Words>
  );
}
