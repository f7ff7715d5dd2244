import { useFormatter } from "next-intl";
import type { DateTimeFormatOptions } from "use-intl/core";

type Style = "day" | "second" | "full";
const STYLES: Record<Style, DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  second: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  full: { dateStyle: "long", timeStyle: "medium" },
};

/** A moment in the viewer's words; the exact one on hover. `at` ISO 8601. */
export function TimeText({
  at,
  look = "day",
  className,
}: {
  at: string;
  look?: Style;
  className?: string;
}) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time dateTime={at} title={format.dateTime(date, STYLES.full)} className={className}>
      {format.dateTime(date, STYLES[look])}
    </time>
  );
}

/** Milliseconds as "0:42" or "1:02:03". */
export function clockLength(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** A short length in words ("0.8 s", "42 s"), a long one as a clock. */
export function LengthText({ ms, className }: { ms: number; className?: string }) {
  const format = useFormatter();
  const seconds = Math.max(0, ms) / 1000;
  const text =
    seconds < 60
      ? format.number(seconds, {
          style: "unit",
          unit: "second",
          unitDisplay: "short",
          maximumFractionDigits: seconds < 10 ? 1 : 0,
        })
      : clockLength(ms);
  return <span className={className}>{text}</span>;
}
