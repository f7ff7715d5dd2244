"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { FunnelStep } from "@/lib/calls/funnel-steps";
import type { DayFigures } from "@/lib/reports/get-report";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { StackedBars } from "../charts/stacked-bars";
import { Card } from "../ui/card";
import { Cell, HeadCell, Row, Table } from "../ui/table";

/** The period day by day; the table behind the picture leads to each day's calls. */
export function DayChart({ days, view }: { days: readonly DayFigures[]; view: ListAddress }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  // A calendar day has no zone: noon in UTC is that day's date in UTC.
  const nameOf = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    });
  const rows = days.map(({ day, called, talked, interested }) => ({
    name: nameOf(day),
    interested,
    talkedOnly: talked - interested,
    silent: called - talked,
  }));
  const series = [
    { key: "interested", name: t("part.interested"), color: "var(--color-accent)" },
    { key: "talkedOnly", name: t("part.talkedOnly"), color: "var(--color-faint)" },
    { key: "silent", name: t("part.silent"), color: "var(--color-line)" },
  ];
  return (
    <Card title={t("byDay")} data-testid="days">
      <StackedBars rows={rows} series={series} label={t("byDay")} />
      <details className="mt-3 text-sm">
        <summary className="text-muted">{t("asTable")}</summary>
        <Table aria-label={t("byDay")}>
          <thead>
            <tr>
              <HeadCell>{t("day")}</HeadCell>
              <HeadCell isNumber>{t("step.called")}</HeadCell>
              <HeadCell isNumber>{t("step.talked")}</HeadCell>
              <HeadCell isNumber>{t("step.interested")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, called, talked, interested }) => (
              <Row key={day}>
                <Cell>{nameOf(day)}</Cell>
                {Object.entries({ called, talked, interested }).map(([step, count]) => (
                  <Cell key={step} isNumber>
                    <Link
                      href={listHref({ ...view, from: day, to: day, funnel: step as FunnelStep })}
                      prefetch={false}
                      className="underline underline-offset-2"
                    >
                      {count}
                    </Link>
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      </details>
    </Card>
  );
}
