"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { addCallBackAction } from "@/lib/contacts/actions";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useSaving } from "../field-words";
import { DueField } from "./due-field";

/** A promise made by hand. */
export function AddCallBack({ contactId }: { contactId: string }) {
  const t = useTranslations("contacts");
  const zone = useTimeZone() ?? "UTC";
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [due, setDue] = useState("");
  const [reason, setReason] = useState("");
  const { save, isSaving, failure, errorOf } = useSaving();
  const add = () =>
    save(
      () => addCallBackAction({ contactId, dueAt: due, zone, reason }),
      () => {
        setIsOpen(false);
        setDue("");
        setReason("");
        router.refresh();
      },
    );
  return (
    <>
      <Button size="sm" icon={Plus} onClick={() => setIsOpen(true)} data-testid="add-call-back">
        {t("callBacks.add")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("callBacks.addTitle")}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
            <Button kind="primary" isBusy={isSaving} onClick={add}>
              {t("save")}
            </Button>
          </>
        }
      >
        {isOpen && (
          <div className="flex flex-col gap-3 text-text">
            {failure && !failure.fields && <Banner meaning="bad">{failure.message}</Banner>}
            <DueField value={due} onChange={setDue} error={errorOf("dueAt")} />
            <Field label={t("callBacks.reason")} error={errorOf("reason")}>
              {(control) => (
                <Input
                  {...control}
                  value={reason}
                  maxLength={200}
                  autoComplete="off"
                  onChange={({ target }) => setReason(target.value)}
                />
              )}
            </Field>
          </div>
        )}
      </Dialog>
    </>
  );
}
