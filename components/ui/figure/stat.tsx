import { clsx } from "clsx";
import Link from "next/link";
import { type ReactNode, useId } from "react";
import { Hint } from "./hint";

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
  /** `name` names the button that shows `text`. */
  hint?: { name: string; text: string };
  href?: string;
  /** Too few cases to trust. */
  isFaint?: boolean;
}) {
  const id = useId();
  const figure = (
    <span id={`${id}-value`}>
      {value}
      {unit && <span className="ml-1 font-normal text-base text-muted">{unit}</span>}
    </span>
  );
  return (
    <div
      className={clsx(
        "relative flex min-w-0 flex-col rounded-xl border border-line bg-surface px-4 py-3.5",
        href && "transition-colors hover:border-edge",
      )}
    >
      <span className="flex items-center justify-between gap-1 text-muted text-sm">
        <span id={`${id}-label`}>{label}</span>
        {hint && <Hint label={hint.name}>{hint.text}</Hint>}
      </span>
      <span className={clsx("mt-1 font-semibold text-2xl tabular-nums", isFaint && "text-faint")}>
        {href ? (
          <Link
            href={href}
            aria-labelledby={`${id}-label ${id}-value`}
            className="after:absolute after:inset-0 after:rounded-xl"
          >
            {figure}
          </Link>
        ) : (
          figure
        )}
      </span>
      {note && <span className="mt-0.5 text-faint text-xs tabular-nums">{note}</span>}
    </div>
  );
}
