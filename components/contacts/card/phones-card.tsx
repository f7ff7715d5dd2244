"use client";
import { Star, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addPhoneAction, removePhoneAction, setPrimaryPhoneAction } from "@/lib/contacts/actions";
import { PhoneText, spacedPhone } from "../../calls/phone-text";
import { Form } from "../../forms/form";
import { Badge } from "../../ui/badge";
import { Banner } from "../../ui/banner";
import { Button, IconButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { useSaving } from "../field-words";

/** The numbers of a person, the one to ring first on top. */
export function PhonesCard({
  contactId,
  phones,
  mayEdit,
}: {
  contactId: string;
  phones: readonly string[];
  mayEdit: boolean;
}) {
  const t = useTranslations("contacts.card");
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const { save, isSaving, failure, errorOf } = useSaving();
  const refresh = () => router.refresh();
  const add = (event: FormEvent) => {
    event.preventDefault();
    save(
      () => addPhoneAction({ contactId, phone: typed }),
      () => {
        setTyped("");
        refresh();
      },
    );
  };
  const holder = failure?.detail?.contactId;
  return (
    <Card title={t("phones")} data-testid="contact-phones">
      <ul className="flex flex-col divide-y divide-line">
        {phones.map((phone, place) => (
          <li
            key={phone}
            data-testid="contact-phone"
            className="flex items-center gap-2 py-1.5 first:pt-0"
          >
            <PhoneText phone={phone} className="flex-1" />
            {place === 0 && phones.length > 1 && <Badge meaning="neutral">{t("primary")}</Badge>}
            {mayEdit && place > 0 && (
              <IconButton
                icon={Star}
                label={`${t("makePrimary")}: ${spacedPhone(phone)}`}
                disabled={isSaving}
                onClick={() => save(() => setPrimaryPhoneAction({ contactId, phone }), refresh)}
              />
            )}
            {mayEdit && phones.length > 1 && (
              <IconButton
                icon={X}
                label={t("removePhone", { phone: spacedPhone(phone) })}
                disabled={isSaving}
                onClick={() => save(() => removePhoneAction({ contactId, phone }), refresh)}
              />
            )}
          </li>
        ))}
      </ul>
      {failure && !failure.fields && (
        <Banner meaning="attention" className="mt-2" role="alert">
          <p>{failure.message}</p>
          {typeof holder === "string" && (
            <div className="mt-2 flex flex-wrap gap-2">
              <LinkButton size="sm" href={`/contacts/${holder}`}>
                {t("holder")}
              </LinkButton>
              <LinkButton size="sm" href={`/contacts/${contactId}/merge?with=${holder}`}>
                {t("mergeHolder")}
              </LinkButton>
            </div>
          )}
        </Banner>
      )}
      {mayEdit && (
        <Form onSubmit={add} className="mt-3 flex items-end gap-2">
          <Field label={t("addPhone")} error={errorOf("phone")} className="min-w-0 flex-1">
            {(control) => (
              <Input
                {...control}
                type="tel"
                value={typed}
                maxLength={40}
                autoComplete="off"
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <Button type="submit" isBusy={isSaving} disabled={!typed.trim()} className="self-end">
            {t("add")}
          </Button>
        </Form>
      )}
    </Card>
  );
}
