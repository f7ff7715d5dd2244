"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Cited } from "./use-citations";

/** A claim of the reading: pointed at or focused, it lights up the turns it rests on; pressed, it goes there. */
export function Claim({
  field,
  cited,
  isFirst = true,
  children,
}: {
  field: string;
  cited: Cited;
  /** Of several claims of one field: the one that is gone to. */
  isFirst?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("calls.result");
  const turns = cited.turnsOf(field);
  const [first] = turns;
  if (first === undefined) return <span>{children}</span>;
  const off = () => cited.lightField(null);
  const on = () => cited.lightField(field);
  return (
    <a
      id={isFirst ? `claim-${field}` : undefined}
      href={`#turn-${first}`}
      title={t("showTurns")}
      data-testid="claim"
      data-field={field}
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
      data-lit={cited.litFields.includes(field) || undefined}
      className="rounded underline decoration-dotted decoration-faint underline-offset-4 hover:bg-accent-soft data-lit:bg-accent-soft data-lit:outline-2 data-lit:outline-accent"
    >
      {children}
    </a>
  );
}
