import { useFormatter, useTranslations } from "next-intl";
import type { ListAddress } from "./list-address";

/** The part of the view that has no control of its own: it came with a figure's link. */
export function ActiveView({ address: { from, to, funnel } }: { address: ListAddress }) {
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
  const parts = [
    funnel && t("funnelStep", { step: step(funnel) }),
    (from || to) && t("period", { from: day(from), to: day(to) }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className="w-full text-muted text-sm" data-testid="active-view">
      {parts.join(" · ")}
    </p>
  );
}
