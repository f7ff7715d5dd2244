"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addContactAction } from "@/lib/contacts/actions";
import { Banner } from "../ui/banner";
import { Button, LinkButton } from "../ui/button";
import { Input } from "../ui/controls";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { useSaving } from "./field-words";

/** A new person by hand. */
export function AddContact() {
  const t = useTranslations("contacts");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const { save, isSaving, failure, errorOf, forget } = useSaving();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save(
      () =>
        addContactAction({
          name: String(form.get("name") ?? ""),
          phone: String(form.get("phone") ?? ""),
        }),
      ({ contactId }) => router.push(`/contacts/${contactId}`),
    );
  };
  const holder = failure?.detail?.contactId;
  return (
    <>
      <Button kind="primary" icon={Plus} onClick={() => setIsOpen(true)} data-testid="add-contact">
        {t("add.open")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
          forget();
        }}
        title={t("add.open")}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" form="add-contact" isBusy={isSaving}>
              {t("add.save")}
            </Button>
          </>
        }
      >
        {isOpen && (
          <form
            id="add-contact"
            onSubmit={submit}
            className="flex flex-col gap-3 text-text"
            noValidate
          >
            {failure && !failure.fields && (
              <Banner
                meaning="bad"
                action={
                  typeof holder === "string" && (
                    <LinkButton size="sm" href={`/contacts/${holder}`}>
                      {t("card.holder")}
                    </LinkButton>
                  )
                }
              >
                {failure.message}
              </Banner>
            )}
            <Field label={t("phone")} error={errorOf("phone")}>
              {(control) => (
                <Input {...control} name="phone" type="tel" maxLength={40} autoComplete="off" />
              )}
            </Field>
            <Field label={t("name")} error={errorOf("name")}>
              {(control) => <Input {...control} name="name" maxLength={120} autoComplete="off" />}
            </Field>
          </form>
        )}
      </Dialog>
    </>
  );
}
