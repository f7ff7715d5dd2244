"use client";

import { useTranslations } from "next-intl";
import { setConnectionKeyAction } from "@/lib/settings/actions";
import type { EnterableConnection } from "@/lib/settings/connections/schema";
import { useCommand } from "../../forms/use-command";
import { Button } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";

/** Takes a key in; it is never shown again. */
export function KeyForm({
  provider,
  onSaved,
}: {
  provider: EnterableConnection;
  onSaved: () => void;
}) {
  const t = useTranslations("settings.connections");
  const command = useCommand(setConnectionKeyAction, { onDone: onSaved });
  return (
    <form
      noValidate
      data-testid="key-form"
      className="flex max-w-lg flex-col gap-3 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const account = String(form.get("account") ?? "");
        command.send({
          provider,
          secret: String(form.get("secret") ?? ""),
          ...(account ? { account } : {}),
        });
      }}
    >
      {provider === "telegram" && (
        <Field label={t("botName")} help={t("botNameHelp")} error={command.errorOf("account")}>
          {(control) => <Input {...control} name="account" autoComplete="off" />}
        </Field>
      )}
      <Field label={t("key")} help={t("realOnly")} error={command.errorOf("secret")}>
        {(control) => (
          <Input {...control} name="secret" type="password" autoComplete="off" spellCheck={false} />
        )}
      </Field>
      {command.failure && !command.failure.fields && (
        <p role="alert" className="text-bad text-sm">
          {command.failure.message}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" isBusy={command.isBusy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
