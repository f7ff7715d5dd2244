"use client";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { editContactAction } from "@/lib/contacts/actions";
import type { ContactDetail } from "@/lib/contacts/queries";
import { CONTACT_LANGUAGES } from "@/lib/contacts/schema";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Input, Select, Textarea } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useSaving } from "../field-words";

const ZONES = [
  "Asia/Tashkent",
  "Asia/Samarkand",
  "Asia/Dushanbe",
  "Europe/Moscow",
  "Asia/Yekaterinburg",
  "Asia/Almaty",
  "Asia/Bishkek",
];

/** The fields of a card. A change somebody else made meanwhile refuses this one, and what was typed stays. */
export function EditDetails({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts");
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const { save, isSaving, failure, errorOf, forget } = useSaving();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    save(
      () =>
        editContactAction({
          contactId: contact.id,
          version: contact.version,
          name: text("name"),
          company: text("company"),
          email: text("email").trim(),
          language: CONTACT_LANGUAGES.find((known) => known === text("language")) ?? "",
          timeZone: text("timeZone"),
          note: text("note"),
        }),
      () => {
        setIsOpen(false);
        router.refresh();
      },
    );
  };
  const formId = `edit-${contact.id}`;
  const line = (name: "name" | "company" | "email" | "timeZone", rest: object = {}) => (
    <Field
      label={t(name)}
      error={errorOf(name)}
      help={name === "timeZone" ? t("card.zoneHelp") : undefined}
    >
      {(control) => <Input {...control} {...rest} name={name} defaultValue={contact[name] ?? ""} />}
    </Field>
  );
  return (
    <>
      <Button icon={Pencil} size="sm" onClick={() => setIsOpen(true)} data-testid="edit-contact">
        {t("card.edit")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
          forget();
        }}
        title={t("card.details")}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
            <Button kind="primary" type="submit" form={formId} isBusy={isSaving}>
              {t("save")}
            </Button>
          </>
        }
      >
        {isOpen && (
          <form id={formId} onSubmit={submit} className="flex flex-col gap-3 text-text" noValidate>
            {failure && !failure.fields && <Banner meaning="bad">{failure.message}</Banner>}
            {line("name", { maxLength: 120, autoComplete: "off" })}
            {line("company", { maxLength: 120, autoComplete: "off" })}
            {line("email", { type: "email", maxLength: 200, autoComplete: "off" })}
            <Field label={t("language")} error={errorOf("language")}>
              {(control) => (
                <Select {...control} name="language" defaultValue={contact.language ?? ""}>
                  <option value="">{t("card.notKnown")}</option>
                  {CONTACT_LANGUAGES.map((language) => (
                    <option key={language} value={language}>
                      {t(`languages.${language}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {line("timeZone", { list: "contact-zones", maxLength: 60, autoComplete: "off" })}
            <datalist id="contact-zones">
              {ZONES.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <Field label={t("note")} error={errorOf("note")}>
              {(control) => (
                <Textarea
                  {...control}
                  name="note"
                  maxLength={4000}
                  defaultValue={contact.note ?? ""}
                />
              )}
            </Field>
          </form>
        )}
      </Dialog>
    </>
  );
}
