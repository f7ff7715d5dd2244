import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { Figures } from "@/components/analytics/figures";
import { readReportAddress } from "@/components/analytics/report-address";
import { ReportFilters } from "@/components/analytics/report-filters";
import { Words } from "@/components/layout/words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { listCalls } from "@/lib/calls/queries/list-calls";
import { page } from "@/lib/entry/page";
import { getFunnel } from "@/lib/reports/get-funnel";
import { getReport } from "@/lib/reports/get-report";
import { listChoices } from "@/lib/reports/list-choices";
import { lastDays, parsePeriod, previousPeriod } from "@/lib/reports/period";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnalyticsPage({ searchParams }: Props) {
  const { actor, t } = await page("analytics.read");
  const timeZone = await getTimeZone();
  const now = new Date();
  const { days: wished, filter } = readReportAddress(await searchParams);
  const period = parsePeriod(wished, timeZone, now);
  const days = { from: period.firstDay, to: period.lastDay };
  const [report, previous, last, choices] = await Promise.all([
    getReport(actor, period, filter),
    getFunnel(actor, previousPeriod(period), filter),
    listCalls(actor, {
      ...filter,
      from: period.from.toISOString(),
      to: period.until.toISOString(),
      limit: 8,
    }),
    listChoices(actor),
  ]);
  const periods = [1, 7, 30, 90].map((count) => ({
    days: count,
    ...lastDays(count, timeZone, now),
  }));
  return (
    <Words rooms={["reports", "calls"]}>
      <LiveRefresh kinds={["call"]} />
      <PageHeader title={t("reports.title")}>
        <ReportFilters {...{ days, filter, choices, periods }} timeZone={period.timeZone} />
      </PageHeader>
      <Figures
        {...{ report, previous }}
        last={last.items}
        view={{ ...filter, ...days }}
        timeZone={period.timeZone}
      />
    </Words>
  );
}
