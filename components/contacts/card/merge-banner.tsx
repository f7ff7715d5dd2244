"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { undoMergeAction } from "@/lib/contacts/actions";
import type { OpenMerge } from "@/lib/contacts/queries/merge-preview";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { useSaving } from "../field-words";

/** A merge that can still be taken back. */
export function MergeBanner({ merge, mayEdit }: { merge: OpenMerge; mayEdit: boolean }) {
  const t = useTranslations("contacts");
  const format = useFormatter();
  const router = useRouter();
  const { save, isSaving, failure } = useSaving();
  const time = format.dateTime(new Date(merge.undoUntil), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <Banner
      meaning="neutral"
      data-testid="merge-banner"
      className="mb-4"
      action={
        mayEdit && (
          <Button
            size="sm"
            icon={Undo2}
            isBusy={isSaving}
            onClick={() =>
              save(
                () => undoMergeAction({ mergeId: merge.mergeId }),
                () => router.refresh(),
              )
            }
          >
            {t("card.undo")}
          </Button>
        )
      }
    >
      {t("card.merged", { name: merge.goneName ?? t("nameless"), time })}
      {failure && (
        <p role="alert" className="text-bad">
          {failure.message}
        </p>
      )}
    </Banner>
  );
}
