"use client";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState, useTransition } from "react";
import { API_KEY_REACHES } from "@/db/enums";
import { NewApiKey } from "@/lib/auth/keys/schema";
import { makeApiKeyAction } from "@/lib/entry/api-key-actions";
import { Button } from "../ui/button";
import { Checkbox, Input, Select } from "../ui/controls";
import { Field } from "../ui/field";

const DAYS = { days30: 30, days90: 90, days365: 365, never: null } as const;
type Expiry = keyof typeof DAYS;
const EXPIRIES = Object.keys(DAYS) as Expiry[];

function endOf(choice: FormDataEntryValue | null): string | null {
  const days = DAYS[EXPIRIES.find((known) => known === choice) ?? "days90"];
  return days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
}

/** Name, rights and end of a new key. */
export function NewKeyForm({
  scopes,
  mayReachAll,
  onMade,
  onCancel,
}: {
  scopes: readonly string[];
  mayReachAll: boolean;
  onMade: (secret: string) => void;
  onCancel: () => void;
}) {
  const t = useTranslations("apiKeys");
  const fields = useTranslations("entry.fields");
  const [problem, setProblem] = useState<{ name?: string; scopes?: string; other?: string }>({});
  const [isBusy, start] = useTransition();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parsed = NewApiKey.safeParse({
      name: form.get("name"),
      scopes: form.getAll("scopes"),
      reach: form.get("reach") ?? "owner",
      expiresAt: endOf(form.get("expiry")),
    });
    if (!parsed.success) {
      const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
      return setProblem({
        ...(wrong.has("name") ? { name: fields("required") } : {}),
        ...(wrong.has("scopes") ? { scopes: t("noScopes") } : {}),
      });
    }
    start(async () => {
      const result = await makeApiKeyAction(parsed.data);
      if (result.ok) onMade(result.data.key);
      else setProblem({ other: result.message });
    });
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <Field label={t("name")} help={t("nameHelp")} error={problem.name}>
        {(control) => <Input {...control} name="name" maxLength={80} autoComplete="off" />}
      </Field>
      <fieldset className="min-w-0">
        <legend className="font-medium text-sm text-text">{t("scopes")}</legend>
        <p className="mt-0.5 text-sm">{problem.scopes ?? t("scopesHelp")}</p>
        <div className="mt-1.5 grid max-h-48 overflow-y-auto rounded-lg border border-line px-3 py-1.5">
          {scopes.map((scope) => (
            <Checkbox key={scope} name="scopes" value={scope} label={<code>{scope}</code>} />
          ))}
        </div>
      </fieldset>
      <Field label={t("expiry")}>
        {(control) => (
          <Select {...control} name="expiry" defaultValue="days90">
            {EXPIRIES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`expiries.${choice}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {mayReachAll && (
        <Field label={t("reach")}>
          {(control) => (
            <Select {...control} name="reach" defaultValue="owner">
              {API_KEY_REACHES.map((reach) => (
                <option key={reach} value={reach}>
                  {t(`reaches.${reach}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {problem.other && (
        <p role="alert" className="text-bad text-sm">
          {problem.other}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {t("create")}
        </Button>
      </div>
    </form>
  );
}
