"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { eraseContactAction } from "@/lib/calls/erasure/actions";
import { ERASURE_REASONS } from "@/lib/contacts/schema";
import { Banner } from "../../ui/banner";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox, Input, Select } from "../../ui/controls";
import { Field } from "../../ui/field";
import { useSaving } from "../field-words";

/** Says what goes and what stays, and erases once the digits are typed. */
export function EraseForm({ contactId, hasPhone }: { contactId: string; hasPhone: boolean }) {
  const t = useTranslations("contacts.erase");
  const router = useRouter();
  const [reason, setReason] = useState<(typeof ERASURE_REASONS)[number]>("person");
  const [lastDigits, setLastDigits] = useState("");
  const [doNotCall, setDoNotCall] = useState(true);
  const { save, isSaving, failure, errorOf } = useSaving();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(
      () => eraseContactAction({ contactId, reason, lastDigits, doNotCall }),
      ({ erasureId }) => router.push(`/contacts/erasures/${erasureId}`),
    );
  };
  return (
    <Card className="max-w-2xl">
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <h2 className="font-medium">{t("goes")}</h2>
          <p className="mt-1 text-muted">{t("goesList")}</p>
        </div>
        <div>
          <h2 className="font-medium">{t("stays")}</h2>
          <p className="mt-1 text-muted">{t("staysList")}</p>
        </div>
      </div>
      <form
        onSubmit={submit}
        className="mt-4 flex flex-col gap-4 border-line border-t pt-4"
        noValidate
      >
        {failure && !failure.fields && <Banner meaning="bad">{failure.message}</Banner>}
        <Field label={t("reason")} error={errorOf("reason")}>
          {(control) => (
            <Select
              {...control}
              value={reason}
              onChange={({ target }) =>
                setReason(ERASURE_REASONS.find((known) => known === target.value) ?? reason)
              }
            >
              {ERASURE_REASONS.map((known) => (
                <option key={known} value={known}>
                  {t(`reasons.${known}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Checkbox
          label={t("doNotCall")}
          checked={doNotCall}
          onChange={({ target }) => setDoNotCall(target.checked)}
        />
        {hasPhone && (
          <Field label={t("digits")} help={t("digitsHelp")} error={errorOf("lastDigits")}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                value={lastDigits}
                className="max-w-32 tabular-nums"
                onChange={({ target }) => setLastDigits(target.value.replace(/\D/g, ""))}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/contacts/${contactId}`}>{t("back")}</LinkButton>
          <Button kind="danger" type="submit" isBusy={isSaving} data-testid="erase">
            {t("confirm")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
