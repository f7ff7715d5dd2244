"use client";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CALL_LANGUAGES, VOICES } from "@/db/enums";
import { Button } from "../../ui/button";
import { Checkbox, Textarea } from "../../ui/controls";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { NumberCheckCard } from "./number-check";
import { PhoneField } from "./phone-field";
import { speechSeconds } from "./speech-seconds";
import { GREETING_MAX, PROMPT_MAX, type StartFormFields } from "./start-form-fields";
import { useFormErrors } from "./use-form-errors";
import { useNumberCheck } from "./use-number-check";
import { useStartForm } from "./use-start-form";

const EMPTY: StartFormFields = {
  phone: "",
  language: "auto",
  voice: "female",
  greeting: "",
  prompt: "",
};
const LONG_GREETING_SECONDS = 10;

/** One column: who to call and how; beside it what will happen. */
export function StartCallForm({
  recent,
  again,
}: {
  recent: readonly string[];
  /** The call to repeat, with its settings. */
  again?: { callId: string; fields: StartFormFields };
}) {
  const t = useTranslations("calls");
  const form = useStartForm(again?.fields ?? EMPTY, again?.callId ?? null);
  const check = useNumberCheck(form.fields);
  const errors = useFormErrors(form.refusal);
  const languages = useMemo(
    () => CALL_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
    [t],
  );
  const voices = useMemo(() => VOICES.map((value) => ({ value, label: t(`voice.${value}`) })), [t]);
  const needsConfirm = Boolean(check.data?.warning) || form.refusal?.code === "confirmation_needed";
  const seconds = speechSeconds(form.fields.greeting);

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        noValidate
        data-testid="start-call-form"
        className="flex max-w-2xl flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          form.send();
        }}
      >
        <ErrorSummary title={errors.title} errors={errors.list} />
        <PhoneField
          value={form.fields.phone}
          onChange={(phone) => form.type({ phone })}
          error={errors.of.phone}
          recent={recent}
        />
        <div id="language" className="flex flex-col gap-1.5">
          <Segmented
            label={t("form.language")}
            name="language"
            options={languages}
            value={form.fields.language}
            onChange={(language) => form.type({ language })}
          />
          {form.fields.language === "auto" && (
            <p className="text-muted text-sm">{t("form.languageAuto")}</p>
          )}
        </div>
        <Segmented
          label={t("form.voice")}
          name="voice"
          options={voices}
          value={form.fields.voice}
          onChange={(voice) => form.type({ voice })}
        />
        <Field
          id="greeting"
          label={t("form.greeting")}
          error={errors.of.greeting}
          aside={seconds > 0 ? t("form.greetingLength", { seconds }) : undefined}
          help={t(seconds > LONG_GREETING_SECONDS ? "form.greetingLong" : "form.greetingEmpty")}
        >
          {(control) => (
            <Textarea
              {...control}
              name="greeting"
              rows={2}
              maxLength={GREETING_MAX}
              value={form.fields.greeting}
              onChange={({ target }) => form.type({ greeting: target.value })}
            />
          )}
        </Field>
        <Field
          id="prompt"
          label={t("form.prompt")}
          error={errors.of.prompt}
          help={t("form.promptHelp")}
        >
          {(control) => (
            <Textarea
              {...control}
              name="prompt"
              rows={5}
              maxLength={PROMPT_MAX}
              value={form.fields.prompt}
              onChange={({ target }) => form.type({ prompt: target.value })}
            />
          )}
        </Field>
        {needsConfirm && (
          <Checkbox
            id="confirm"
            name="confirm"
            label={t("form.confirm")}
            checked={form.confirm}
            onChange={({ target }) => form.setConfirm(target.checked)}
          />
        )}
        <div>
          <Button type="submit" kind="primary" size="lg" icon={Phone} isBusy={form.isSending}>
            {t(form.isSending ? "form.submitting" : "form.submit")}
          </Button>
        </div>
      </form>
      <aside className="lg:sticky lg:top-6">
        <NumberCheckCard
          check={check.data}
          isAsked={form.fields.phone.replace(/\D/g, "").length >= 6}
          isFailed={check.isError}
          isCurrent={check.isCurrent}
        />
      </aside>
    </div>
  );
}
