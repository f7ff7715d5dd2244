"use client";
import { Quote } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Cited } from "../result/use-citations";

const CLAIMS = ["outcome", "summary", "customer_interest", "callback_at", "action_items"] as const;

/** The way back from a turn to what was claimed of it: pointed at, it lights the claims; pressed, it goes to the first. */
export function TurnClaims({ turnNo, cited }: { turnNo: number; cited: Cited }) {
  const t = useTranslations("recording");
  const claims = CLAIMS.filter((claim) => cited.fieldsOf(turnNo).includes(claim));
  const [first] = claims;
  if (!first) return null;
  const names = claims.map((claim) => t(`claim.${claim}`)).join(", ");
  const on = () => cited.lightTurn(turnNo);
  const off = () => cited.lightTurn(null);
  return (
    <a
      href={`#claim-${first}`}
      title={t("rests", { claims: names })}
      aria-label={t("rests", { claims: names })}
      data-testid="turn-claims"
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
      className="inline-flex size-6 items-center justify-center self-center rounded text-accent-text hover:bg-hover"
    >
      <Quote aria-hidden className="size-3.5" />
    </a>
  );
}
