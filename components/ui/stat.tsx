import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

/** One figure with its name and unit; `href` opens what it counts, `hint` says how it is counted. */
export function Stat({
  label,
  value,
  unit,
  note,
  hint,
  href,
  isFaint = false,
}: {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  /** Below the figure: the denominator, a comparison. */
  note?: ReactNode;
  hint?: string;
  href?: string;
  /** Too few cases to trust. */
  isFaint?: boolean;
}) {
  const body = (
    <>
      <span className="text-muted text-sm">{label}</span>
      <span className={clsx("mt-1 font-semibold text-2xl tabular-nums", isFaint && "text-faint")}>
        {value}
        {unit && <span className="ml-1 font-normal text-base text-muted">{unit}</span>}
      </span>
      {note && <span className="mt-0.5 text-faint text-xs tabular-nums">{note}</span>}
    </>
  );
  const look = "flex min-w-0 flex-col rounded-xl border border-line bg-surface px-4 py-3.5";
  if (!href) {
    return (
      <div title={hint} className={look}>
        {body}
      </div>
    );
  }
  return (
    <Link href={href} title={hint} className={clsx(look, "transition-colors hover:border-edge")}>
      {body}
    </Link>
  );
}
