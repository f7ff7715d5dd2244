import { useFormatter, useTranslations } from "next-intl";

type Kind =
  /** Compared by share: 12 % more. */
  | "count"
  /** From 0 to 1, compared in points of a percent. */
  | "rate"
  /** Compared by difference. */
  | "seconds";

/** How a figure differs from that of the period before, in words and with its sign; nothing where there was none. */
export function Comparison({
  kind,
  now,
  before,
}: {
  kind: Kind;
  now: number | null;
  before: number | null;
}) {
  const t = useTranslations("reports.against");
  const format = useFormatter();
  // Said once, at the number of calls.
  if (kind === "count" && before === 0) return <span>{t("nothing")}</span>;
  if (now === null || before === null) return null;
  const sign = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;
  switch (kind) {
    case "count": {
      const share = format.number((now - before) / before, { style: "percent", ...sign });
      return <span>{t("count", { share })}</span>;
    }
    case "rate":
      return <span>{t("rate", { points: format.number((now - before) * 100, sign) })}</span>;
    case "seconds":
      return (
        <span>{t("seconds", { seconds: format.number(Math.round(now - before), sign) })}</span>
      );
  }
}
