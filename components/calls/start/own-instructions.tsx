"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CALL_LANGUAGES } from "@/db/enums";
import { Textarea } from "../../ui/controls";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { speechSeconds } from "./speech-seconds";
import { GREETING_MAX, PROMPT_MAX, type StartFormFields } from "./start-form-fields";

const LONG_GREETING_SECONDS = 10;

type OnType = (fields: Partial<StartFormFields>) => void;

/** The language of a call without a bot: a bot brings its own. */
export function LanguageField({ fields, onType }: { fields: StartFormFields; onType: OnType }) {
  const t = useTranslations("calls");
  const languages = useMemo(
    () => CALL_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
    [t],
  );
  return (
    <div id="language" className="flex flex-col gap-1.5">
      <Segmented
        label={t("form.language")}
        name="language"
        options={languages}
        value={fields.language}
        onChange={(language) => onType({ language })}
      />
      {fields.language === "auto" && <p className="text-muted text-sm">{t("form.languageAuto")}</p>}
    </div>
  );
}

/** Greeting and instructions of somebody who uses no bot. */
export function OwnWords({
  fields,
  errors,
  onType,
}: {
  fields: StartFormFields;
  /** Words at each field. */
  errors: Partial<Record<string, string>>;
  onType: OnType;
}) {
  const t = useTranslations("calls");
  const seconds = speechSeconds(fields.greeting);
  return (
    <>
      <Field
        id="greeting"
        label={t("form.greeting")}
        error={errors.greeting}
        aside={seconds > 0 ? t("form.greetingLength", { seconds }) : undefined}
        help={t(seconds > LONG_GREETING_SECONDS ? "form.greetingLong" : "form.greetingEmpty")}
      >
        {(control) => (
          <Textarea
            {...control}
            name="greeting"
            rows={2}
            maxLength={GREETING_MAX}
            value={fields.greeting}
            onChange={({ target }) => onType({ greeting: target.value })}
          />
        )}
      </Field>
      <Field id="prompt" label={t("form.prompt")} error={errors.prompt} help={t("form.promptHelp")}>
        {(control) => (
          <Textarea
            {...control}
            name="prompt"
            rows={5}
            maxLength={PROMPT_MAX}
            value={fields.prompt}
            onChange={({ target }) => onType({ prompt: target.value })}
          />
        )}
      </Field>
    </>
  );
}
