"use client";

import { useTranslations } from "next-intl";
import { changeDialingAction } from "@/lib/settings/actions";
import type { Dialing } from "@/lib/settings/schema";
import { useCommand } from "../../forms/use-command";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { SavedForm } from "../saved-form";

const COUNTS = [
  ["perDay", "attemptsPerNumberDay"],
  ["perWeek", "attemptsPerNumberWeek"],
  ["concurrent", "maxConcurrentCalls"],
  ["perMinute", "callsPerMinute"],
  ["maxCall", "maxCallSeconds"],
  ["ring", "ringSeconds"],
] as const;

/** Budget, caps per person, pace and lengths. */
export function LimitsForm({ dialing }: { dialing: Dialing }) {
  const t = useTranslations("settings.dialing.limits");
  const command = useCommand(changeDialingAction);
  const save = (form: FormData) => {
    const counts = Object.fromEntries(
      COUNTS.map(([, field]) => [field, Number(form.get(field) || Number.NaN)]),
    );
    const budget = Number(String(form.get("budget")).replace(",", ".") || Number.NaN);
    command.send({ ...counts, budgetPerDayMicros: Math.round(budget * 1_000_000) });
  };
  return (
    <SavedForm command={command} onSubmit={save} data-testid="limits-form">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <Field
          label={t("budget")}
          help={t("budgetHelp")}
          aside={dialing.currency}
          error={command.errorOf("budgetPerDayMicros")}
        >
          {(control) => (
            <Input
              {...control}
              name="budget"
              inputMode="decimal"
              defaultValue={dialing.budgetPerDayMicros / 1_000_000}
              className="tabular-nums"
            />
          )}
        </Field>
        {COUNTS.map(([word, field]) => (
          <Field key={field} label={t(word)} error={command.errorOf(field)}>
            {(control) => (
              <Input
                {...control}
                name={field}
                type="number"
                min={1}
                defaultValue={dialing[field]}
                className="tabular-nums"
              />
            )}
          </Field>
        ))}
      </div>
    </SavedForm>
  );
}
