"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What stands where a page failed; the number leads to the line in the log. */
export function PageFailed({
  digest,
  onRetry,
}: {
  digest: string | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations("shell.state");
  return (
    <div role="alert" className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        isPage
        icon={CloudAlert}
        title={t("errorTitle")}
        action={
          <Button kind="primary" onClick={onRetry}>
            {t("retry")}
          </Button>
        }
      >
        <p>{t("errorText")}</p>
        {digest && (
          <p className="mt-2 text-faint text-sm tabular-nums">{t("errorNumber", { id: digest })}</p>
        )}
      </EmptyState>
    </div>
  );
}
