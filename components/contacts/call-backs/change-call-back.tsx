"use client";
import { CalendarClock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { assignCallBackAction, moveCallBackAction } from "@/lib/contacts/actions";
import type { CallBackSummary } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Select } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useSaving } from "../field-words";
import { clockText } from "./due-clock";
import { DueField } from "./due-field";

/** Another time for a promise, or another person to keep it. */
export function ChangeCallBack({
  callBack,
  people,
}: {
  callBack: CallBackSummary;
  people: readonly Assignee[];
}) {
  const t = useTranslations("contacts");
  const zone = useTimeZone() ?? "UTC";
  const router = useRouter();
  const before = callBack.dueAt ? clockText(new Date(callBack.dueAt), zone) : "";
  const [isOpen, setIsOpen] = useState(false);
  const [due, setDue] = useState(before);
  const [owner, setOwner] = useState(callBack.ownerId ?? "");
  const { save, isSaving, failure, errorOf } = useSaving();
  const open = () => {
    setDue(before);
    setOwner(callBack.ownerId ?? "");
    setIsOpen(true);
  };
  const change = async () => {
    const { id: callBackId } = callBack;
    // The time first: who gives the promise away may not be able to move it any more.
    if (due !== before) {
      const moved = await moveCallBackAction({ callBackId, dueAt: due, zone });
      if (!moved.ok) return moved;
    }
    if (owner && owner !== callBack.ownerId)
      return assignCallBackAction({ callBackId, ownerId: owner });
    return { ok: true as const, data: undefined };
  };
  const isKnown = people.some(({ userId }) => userId === callBack.ownerId);
  return (
    <>
      <Button size="sm" icon={CalendarClock} onClick={open} data-testid="change-call-back">
        {t("callBacks.change")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("callBacks.changeTitle")}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
            <Button
              kind="primary"
              isBusy={isSaving}
              onClick={() =>
                save(change, () => {
                  setIsOpen(false);
                  router.refresh();
                })
              }
            >
              {t("save")}
            </Button>
          </>
        }
      >
        {isOpen && (
          <div className="flex flex-col gap-3 text-text">
            {failure && !failure.fields && <Banner meaning="bad">{failure.message}</Banner>}
            <DueField value={due} onChange={setDue} error={errorOf("dueAt")} />
            {(people.length > 1 || !isKnown) && (
              <Field label={t("callBacks.owner")} error={errorOf("ownerId")}>
                {(control) => (
                  <Select
                    {...control}
                    value={owner}
                    onChange={({ target }) => setOwner(target.value)}
                  >
                    {!isKnown && (
                      <option value={callBack.ownerId ?? ""}>
                        {callBack.ownerName ?? t("callBacks.nobody")}
                      </option>
                    )}
                    {people.map(({ userId, name }) => (
                      <option key={userId} value={userId}>
                        {name}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            )}
          </div>
        )}
      </Dialog>
    </>
  );
}
