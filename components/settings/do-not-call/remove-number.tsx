"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { addNumbersToDoNotCallAction, removeFromDoNotCallAction } from "@/lib/contacts/actions";
import { spacedPhone } from "../../calls/phone-text";
import { useCommand } from "../../forms/use-command";
import { useUndoToast } from "../../forms/use-undo-toast";
import { Button } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";

/** Takes a number off the list, with a reason; put back, it stands there with the reason it had. */
export function RemoveNumber({
  phoneHash,
  phone,
  listedFor,
}: {
  phoneHash: string;
  phone: string | null;
  /** Why it stands on the list. */
  listedFor: string;
}) {
  const t = useTranslations("settings.doNotCall");
  const keep = useTranslations("settings")("cancel");
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const tell = useUndoToast();
  const command = useCommand(removeFromDoNotCallAction, {
    onDone: () => {
      setOpen(false);
      // Of an erased person only the hash was left, and it cannot be made anew.
      if (!phone) return tell(t("removed", { phone: t("erased") }));
      const putBack = () => addNumbersToDoNotCallAction({ phones: phone, reason: listedFor });
      tell(t("removed", { phone: spacedPhone(phone) }), putBack);
    },
  });
  return (
    <>
      <Button
        size="sm"
        kind="quiet"
        onClick={() => {
          command.forget();
          setOpen(true);
        }}
      >
        {t("remove")}
      </Button>
      {isOpen && (
        <Dialog
          isOpen
          onClose={() => setOpen(false)}
          title={t("removeAsk", { phone: phone ? spacedPhone(phone) : t("erased") })}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>{keep}</Button>
              <Button type="submit" form={form} kind="danger" isBusy={command.isBusy}>
                {t("remove")}
              </Button>
            </>
          }
        >
          <p>{t("removeHelp")}</p>
          <form
            id={form}
            noValidate
            className="mt-3"
            onSubmit={(event) => {
              event.preventDefault();
              const reason = String(new FormData(event.currentTarget).get("reason") ?? "");
              command.send({ phoneHash, reason });
            }}
          >
            <Field
              label={t("removeReason")}
              error={
                command.errorOf("reason") ??
                (command.failure && !command.failure.fields ? command.failure.message : undefined)
              }
            >
              {(control) => <Input {...control} name="reason" maxLength={200} autoComplete="off" />}
            </Field>
          </form>
        </Dialog>
      )}
    </>
  );
}
