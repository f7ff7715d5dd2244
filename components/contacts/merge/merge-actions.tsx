"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { mergeContactsAction } from "@/lib/contacts/actions";
import type { MergePreview } from "@/lib/contacts/queries/merge-preview";
import { Banner } from "../../ui/banner";
import { Button, LinkButton } from "../../ui/button";
import { useSaving } from "../field-words";

/** Merge what is shown, the other way round, or not at all. */
export function MergeActions({ preview }: { preview: MergePreview }) {
  const t = useTranslations("contacts.merge");
  const router = useRouter();
  const { save, isSaving, failure } = useSaving();
  const { kept, gone } = preview;
  const merge = () =>
    save(
      () =>
        mergeContactsAction({
          keptId: kept.contactId,
          goneId: gone.contactId,
          keptVersion: kept.version,
          goneVersion: gone.version,
        }),
      ({ contactId }) => {
        router.push(`/contacts/${contactId}`);
        router.refresh();
      },
    );
  return (
    <div className="mt-4 flex flex-col gap-3">
      {failure && <Banner meaning="bad">{failure.message}</Banner>}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="primary" isBusy={isSaving} onClick={merge} data-testid="merge">
          {t("confirm")}
        </Button>
        <LinkButton href={`/contacts/${gone.contactId}/merge?with=${kept.contactId}`}>
          {t("swap")}
        </LinkButton>
        <LinkButton kind="quiet" href={`/contacts/${kept.contactId}/merge`}>
          {t("other")}
        </LinkButton>
        <LinkButton kind="quiet" href={`/contacts/${kept.contactId}`}>
          {t("back")}
        </LinkButton>
      </div>
      <p className="text-muted text-sm">{t("undoHelp")}</p>
    </div>
  );
}
