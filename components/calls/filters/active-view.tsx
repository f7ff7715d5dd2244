import { useFormatter, useTranslations } from "next-intl";
import type { ListAddress } from "../list/list-address";

/** The part of the view that has no control of its own: it came with a figure's link. */
export function ActiveView({
  address: { from, to, funnel, fellOut, group, weekday, hour },
}: {
  address: ListAddress;
}) {
  const words = useTranslations("calls");
  const t = useTranslations("calls.list");
  const step = useTranslations("reports.step");
  const format = useFormatter();
  // A calendar day has no zone: noon in UTC is that day's date in UTC.
  const day = (text: string | undefined) =>
    text
      ? format.dateTime(new Date(`${text}T12:00:00Z`), {
          day: "numeric",
          month: "short",
          timeZone: "UTC",
        })
      : "…";
  // 5 January 1970 was a Monday.
  const weekdayName = (no: string) =>
    format.dateTime(new Date(Date.UTC(1970, 0, 4 + Number(no), 12)), {
      weekday: "long",
      timeZone: "UTC",
    });
  const parts = [
    group && words(`group.${group}`),
    weekday && weekdayName(weekday),
    hour && `${hour.padStart(2, "0")}:00–${hour.padStart(2, "0")}:59`,
    funnel && t("funnelStep", { step: step(funnel) }),
    fellOut && t("fellOut", { step: step(fellOut) }),
    (from || to) && t("period", { from: day(from), to: day(to) }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className="w-full text-muted text-sm" data-testid="active-view">
      {parts.join(" · ")}
    </p>
  );
}
