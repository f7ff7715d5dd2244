"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeFollowUpAction } from "@/lib/settings/actions";
import type { FollowUp, MessageLanguage, MessageTemplates } from "@/lib/settings/schema";
import { useCommand } from "../../forms/use-command";
import { Input, Textarea } from "../../ui/controls";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { SavedForm } from "../saved-form";
import { MessagePreview } from "./message-preview";

const LANGUAGES: readonly MessageLanguage[] = ["ru", "uz", "tj", "en"];

/** The templates of each language, with what would arrive beside them while one types. */
export function TemplateEditor({
  followUp,
  segmentPrice,
  now,
}: {
  followUp: FollowUp;
  /** Of one segment; null: unknown. */
  segmentPrice: { micros: number; currency: string } | null;
  /** ISO 8601; the sample's agreed time lies a day later. */
  now: string;
}) {
  const t = useTranslations("settings.templates");
  const [templates, setTemplates] = useState(followUp.templates);
  const [language, setLanguage] = useState<MessageLanguage>("ru");
  const command = useCommand(changeFollowUpAction);
  const shown = templates[language];
  const change = (part: Partial<MessageTemplates>) =>
    setTemplates({ ...templates, [language]: { ...shown, ...part } });
  const errorOf = (field: keyof MessageTemplates) =>
    command.errorOf(`templates.${language}.${field}`);
  return (
    <SavedForm
      command={command}
      onSubmit={() => command.send({ templates })}
      data-testid="template-editor"
    >
      <Segmented
        label={t("language")}
        name="template-language"
        value={language}
        onChange={setLanguage}
        options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        className="max-w-lg"
      />
      <div className="grid grid-cols-1 gap-5 xl:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Field label={t("body")} help={t("bodyHelp")} error={errorOf("body")}>
            {(control) => (
              <Textarea
                {...control}
                value={shown.body}
                maxLength={600}
                onChange={({ target }) => change({ body: target.value })}
              />
            )}
          </Field>
          <Field label={t("fallback")} error={errorOf("fallback")}>
            {(control) => (
              <Textarea
                {...control}
                value={shown.fallback}
                maxLength={600}
                onChange={({ target }) => change({ fallback: target.value })}
              />
            )}
          </Field>
          <Field
            label={t("telegramLine")}
            help={t("telegramHelp")}
            error={
              shown.telegramLine.includes("{{link}}") ? errorOf("telegramLine") : t("needsLink")
            }
          >
            {(control) => (
              <Input
                {...control}
                value={shown.telegramLine}
                maxLength={600}
                onChange={({ target }) => change({ telegramLine: target.value })}
              />
            )}
          </Field>
        </div>
        <MessagePreview
          templates={shown}
          language={language}
          maxSegments={followUp.maxSegments}
          segmentPrice={segmentPrice}
          now={now}
        />
      </div>
    </SavedForm>
  );
}
