"use client";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { finishCallBackAction, reopenCallBackAction } from "@/lib/contacts/actions";
import { useUndoToast } from "../../forms/use-undo-toast";
import { Button } from "../../ui/button";

/** Ticks a promise off. */
export function FinishCallBack({ callBackId }: { callBackId: string }) {
  const t = useTranslations("contacts.callBacks");
  const router = useRouter();
  const [isSaving, startSaving] = useTransition();
  const [problem, setProblem] = useState<string>();
  const tell = useUndoToast();
  const finish = () =>
    startSaving(async () => {
      const result = await finishCallBackAction({ callBackId });
      setProblem(result.ok ? undefined : result.message);
      if (!result.ok) return;
      router.refresh();
      tell(t("finished"), () => reopenCallBackAction({ callBackId }));
    });
  return (
    <>
      <Button size="sm" icon={Check} isBusy={isSaving} onClick={finish}>
        {t("done")}
      </Button>
      {problem && (
        <p role="alert" className="w-full text-bad text-sm">
          {problem}
        </p>
      )}
    </>
  );
}
