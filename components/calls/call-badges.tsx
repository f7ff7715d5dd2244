import { useTranslations } from "next-intl";
import type { CallStatus, Outcome } from "@/db/enums";
import { isTerminal } from "@/lib/calls/status";
import { Badge } from "../ui/badge";
import { outcomeMeaning, statusMeaning } from "./meaning";

export function OutcomeBadge({ outcome, size }: { outcome: Outcome; size?: "md" | "lg" }) {
  const t = useTranslations("calls.outcome");
  return (
    <Badge meaning={outcomeMeaning(outcome)} size={size}>
      <span data-testid="outcome" data-outcome={outcome}>
        {t(outcome)}
      </span>
    </Badge>
  );
}

export function StatusBadge({ status, size }: { status: CallStatus; size?: "md" | "lg" }) {
  const t = useTranslations("calls.status");
  return (
    <Badge meaning={statusMeaning(status)} size={size}>
      <span data-testid="status" data-status={status}>
        {t(status)}
      </span>
    </Badge>
  );
}

/** One badge for a line of a list: what came of the call, or how far it is. */
export function CallBadge({ status, outcome }: { status: CallStatus; outcome: Outcome | null }) {
  if (outcome && isTerminal(status)) return <OutcomeBadge outcome={outcome} />;
  return <StatusBadge status={status} />;
}
