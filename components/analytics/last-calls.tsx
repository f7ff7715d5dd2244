import { BarChart3 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { CallTable } from "../calls/list/call-table";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

/** The newest calls of the period. */
export function LastCalls({ calls, allHref }: { calls: readonly CallSummary[]; allHref: string }) {
  const t = useTranslations("reports");
  return (
    <Card
      isFlush
      title={t("last")}
      aside={
        <Link href={allHref} className="text-accent-text underline underline-offset-2">
          {t("allCalls")}
        </Link>
      }
    >
      {calls.length > 0 ? (
        <CallTable calls={calls} isCompact />
      ) : (
        <EmptyState icon={BarChart3} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      )}
    </Card>
  );
}
