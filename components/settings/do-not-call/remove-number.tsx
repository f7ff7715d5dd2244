"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { removeFromDoNotCallAction } from "@/lib/contacts/actions";
import { spacedPhone } from "../../calls/phone-text";
import { useCommand } from "../../forms/use-command";
import { Button } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";

/** Takes a number off the list, with a reason. */
export function RemoveNumber({ phoneHash, phone }: { phoneHash: string; phone: string | null }) {
  const t = useTranslations("settings.doNotCall");
  const keep = useTranslations("settings")("cancel");
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(removeFromDoNotCallAction, { onDone: () => setOpen(false) });
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
