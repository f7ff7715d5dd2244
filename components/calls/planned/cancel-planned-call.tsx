"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { cancelPlannedCallAction, restorePlannedCallAction } from "@/lib/calls/planned/actions";
import { useUndoToast } from "../../forms/use-undo-toast";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";

/** Calls a plan off, after naming it; while its hour is ahead that can be taken back. */
export function CancelPlannedCall({
  id,
  phone,
  isAhead,
}: {
  id: string;
  phone: string;
  isAhead: boolean;
}) {
  const t = useTranslations("calls.plan");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const tell = useUndoToast();
  const cancel = () =>
    start(async () => {
      const result = await cancelPlannedCallAction({ plannedCallId: id });
      if (!result.ok)
        return setProblem(result.code === "conflict" ? t("changedMeanwhile") : result.message);
      setAsking(false);
      router.refresh();
      const restore = () => restorePlannedCallAction({ plannedCallId: id });
      tell(t("canceled", { phone }), isAhead ? restore : undefined);
    });
  return (
    <>
      <Button size="sm" kind="quiet" onClick={() => setAsking(true)} data-testid="cancel-plan">
        {t("cancel")}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("cancelTitle", { phone })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
            <Button kind="danger" isBusy={isBusy} onClick={cancel} data-testid="cancel-plan-sure">
              {t("cancel")}
            </Button>
          </>
        }
      >
        {t("cancelHelp")}
        {problem && (
          <p role="alert" className="mt-2 text-bad">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  );
}
