import { clsx } from "clsx";
import { SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FilterChoices } from "@/lib/reports/list-choices";
import { ScopeChoices } from "../calls/filters/scope-choices";
import { Button, LinkButton } from "../ui/button";
import { Input } from "../ui/controls";
import { type ReportAddress, reportHref } from "./report-address";

export type PeriodChoice = { days: number; from: string; to: string };

/** The ready periods, or any days, and what the figures are narrowed to; all of it in the address. */
export function ReportFilters({
  days,
  filter,
  choices,
  periods,
  timeZone,
}: {
  /** YYYY-MM-DD, both included. */
  days: { from: string; to: string };
  filter: Omit<ReportAddress, "from" | "to">;
  choices: FilterChoices;
  periods: readonly PeriodChoice[];
  timeZone: string;
}) {
  const t = useTranslations("reports");
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
      title={t("zone", { zone: timeZone })}
    >
      <nav aria-label={t("period")} className="flex gap-1">
        {periods.map(({ days: count, ...choice }) => {
          const isChosen = choice.from === days.from && choice.to === days.to;
          return (
            <Link
              key={count}
              href={reportHref({ ...filter, ...choice })}
              aria-current={isChosen ? "page" : undefined}
              className={clsx(
                "rounded-lg px-3 py-1.5 text-sm hover:bg-hover",
                isChosen ? "bg-accent-soft font-medium text-accent-text" : "text-muted",
              )}
            >
              {count === 1 ? t("today") : t("days", { count })}
            </Link>
          );
        })}
      </nav>
      <Form
        action="/analytics"
        key={JSON.stringify({ days, filter })}
        className="flex min-w-0 flex-wrap items-center gap-2"
        data-testid="report-filters"
      >
        <Input
          type="date"
          name="from"
          aria-label={t("from")}
          defaultValue={days.from}
          max={days.to}
          className="w-38!"
        />
        <Input
          type="date"
          name="to"
          aria-label={t("to")}
          defaultValue={days.to}
          className="w-38!"
        />
        <Button type="submit">{t("show")}</Button>
        {isFiltered && (
          <LinkButton kind="quiet" href={reportHref(days)}>
            {t("clear")}
          </LinkButton>
        )}
        <details className="w-full" open={isFiltered}>
          <summary className="inline-flex w-fit list-none items-center gap-1.5 py-1 text-muted text-sm hover:text-text">
            <SlidersHorizontal aria-hidden className="size-4" />
            {t("filters")}
          </summary>
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <ScopeChoices value={filter} choices={choices} />
          </div>
        </details>
      </Form>
    </div>
  );
}
