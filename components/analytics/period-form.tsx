import { clsx } from "clsx";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Input } from "../ui/controls";

export type PeriodChoice = { days: number; from: string; to: string };

/** The ready periods, or any days; all of it in the address. */
export function PeriodForm({
  from,
  to,
  timeZone,
  choices,
}: {
  /** YYYY-MM-DD */
  from: string;
  to: string;
  timeZone: string;
  choices: readonly PeriodChoice[];
}) {
  const t = useTranslations("reports");
  return (
    <div
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
      title={t("zone", { zone: timeZone })}
    >
      <nav aria-label={t("period")} className="flex gap-1">
        {choices.map((choice) => {
          const isChosen = choice.from === from && choice.to === to;
          return (
            <Link
              key={choice.days}
              href={`/analytics?from=${choice.from}&to=${choice.to}`}
              aria-current={isChosen ? "page" : undefined}
              className={clsx(
                "rounded-lg px-3 py-1.5 text-sm hover:bg-hover",
                isChosen ? "bg-accent-soft font-medium text-accent-text" : "text-muted",
              )}
            >
              {choice.days === 1 ? t("today") : t("days", { count: choice.days })}
            </Link>
          );
        })}
      </nav>
      <Form action="/analytics" key={`${from} ${to}`} className="flex flex-wrap items-center gap-2">
        <Input
          type="date"
          name="from"
          aria-label={t("from")}
          defaultValue={from}
          max={to}
          className="w-38!"
        />
        <Input type="date" name="to" aria-label={t("to")} defaultValue={to} className="w-38!" />
        <Button type="submit">{t("show")}</Button>
      </Form>
    </div>
  );
}
