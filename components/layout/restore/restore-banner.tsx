import { getTranslations } from "next-intl/server";
import type { RestoreState } from "@/lib/settings/restore-state";
import { TimeText } from "../../calls/time-text";
import { Banner } from "../../ui/banner";
import { ResumeDialing } from "./resume-dialing";

/** Says on every page that a backup was restored and nobody is dialed until an admin allows it. */
export async function RestoreBanner({
  restore,
  mayResume,
}: {
  restore: RestoreState;
  mayResume: boolean;
}) {
  const t = await getTranslations("shell.restore");
  const { isSettled, found } = restore;
  return (
    <Banner
      meaning={isSettled ? "attention" : "progress"}
      title={t("title")}
      data-testid="restore-banner"
      data-settled={isSettled}
      className="mx-auto mb-6 w-full max-w-read"
      action={mayResume && isSettled ? <ResumeDialing /> : undefined}
    >
      <p>
        {t("from")} <TimeText at={restore.backupAt} />.{" "}
        {isSettled
          ? t("settled", { sessions: found?.sessions ?? 0, calls: found?.calls ?? 0 })
          : t("settling")}{" "}
        {isSettled && !mayResume && t("askAdmin")}
      </p>
    </Banner>
  );
}
