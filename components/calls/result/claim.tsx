"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Cited = {
  /** The turns a claim rests on. */
  turnsOf: (field: string) => readonly number[];
  /** Lights turns up; empty: none. */
  light: (turns: readonly number[]) => void;
};

/** A claim of the reading: pointed at or focused, it lights up the turns it rests on; pressed, it goes there. */
export function Claim({
  field,
  cited,
  children,
}: {
  field: string;
  cited: Cited;
  children: ReactNode;
}) {
  const t = useTranslations("calls.result");
  const turns = cited.turnsOf(field);
  const [first] = turns;
  if (first === undefined) return <span>{children}</span>;
  const off = () => cited.light([]);
  const on = () => cited.light(turns);
  return (
    <a
      href={`#turn-${first}`}
      title={t("showTurns")}
      data-testid="claim"
      data-field={field}
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
      className="rounded underline decoration-dotted decoration-faint underline-offset-4 hover:bg-accent-soft"
    >
      {children}
    </a>
  );
}
