import { getTranslations } from "next-intl/server";
import type { AuditReport } from "@/lib/platform/audit-seals/verify-audit";
import { Banner } from "../../ui/banner";

/** One line, which comes when the log was read through: whether the log is as it was sealed, and where it is not. */
export async function SealState({ report }: { report: Promise<AuditReport> }) {
  const t = await getTranslations("settings.audit.seals");
  const { problem, sealed, waiting } = await report;
  if (!problem) {
    return (
      <p className="text-muted text-sm" data-testid="audit-seals" data-problem="none">
        {t("whole", { sealed, waiting })}
      </p>
    );
  }
  return (
    <Banner meaning="bad" data-testid="audit-seals" data-problem={problem.kind}>
      {t(problem.kind, { no: problem.no })}
    </Banner>
  );
}
