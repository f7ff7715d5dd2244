"use client";

import { useTranslations } from "next-intl";
import { OUTCOMES } from "@/db/enums";
import { changeFollowUpAction } from "@/lib/settings/actions";
import type { FollowUp } from "@/lib/settings/schema";
import { useCommand } from "../../forms/use-command";
import { Checkbox, Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { SavedForm } from "../saved-form";

/** Outcomes after which nobody heard anything a message could follow, or which forbid one. */
const NEVER: readonly string[] = [
  "do_not_call",
  "wrong_number",
  "invalid_number",
  "failed",
  "ai_error",
  "no_answer",
  "busy",
  "rejected",
  "voicemail",
];

/** Whether, after what, and how long a message may be. */
export function FollowUpRules({ followUp }: { followUp: FollowUp }) {
  const t = useTranslations("settings.templates");
  const outcome = useTranslations("calls.outcome");
  const command = useCommand(changeFollowUpAction);
  const save = (form: FormData) => {
    const chosen = new Set(form.getAll("outcomes").map(String));
    command.send({
      channel: form.get("channel") === "none" ? "none" : "sms",
      outcomes: OUTCOMES.filter((known) => chosen.has(known)),
      maxSegments: Number(form.get("maxSegments") || Number.NaN),
      linkHours: Number(form.get("linkHours") || Number.NaN),
    });
  };
  return (
    <SavedForm command={command} onSubmit={save}>
      <Segmented
        label={t("channel")}
        name="channel"
        defaultValue={followUp.channel}
        options={(["sms", "none"] as const).map((value) => ({
          value,
          label: t(`channels.${value}`),
        }))}
        className="max-w-xs"
      />
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t("outcomes")}</legend>
        <div className="flex flex-wrap gap-x-6">
          {OUTCOMES.filter((known) => !NEVER.includes(known)).map((known) => (
            <Checkbox
              key={known}
              name="outcomes"
              value={known}
              defaultChecked={followUp.outcomes.includes(known)}
              label={outcome(known)}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid max-w-lg gap-4 sm:grid-cols-2">
        <Field label={t("maxSegments")} error={command.errorOf("maxSegments")}>
          {(control) => (
            <Input
              {...control}
              name="maxSegments"
              type="number"
              min={1}
              max={10}
              defaultValue={followUp.maxSegments}
            />
          )}
        </Field>
        <Field label={t("linkHours")} error={command.errorOf("linkHours")}>
          {(control) => (
            <Input
              {...control}
              name="linkHours"
              type="number"
              min={1}
              max={720}
              defaultValue={followUp.linkHours}
            />
          )}
        </Field>
      </div>
    </SavedForm>
  );
}
