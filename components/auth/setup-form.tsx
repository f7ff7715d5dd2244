"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button, LinkButton } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { setUpFirstAdminAction } from "@/lib/entry/actions";

const OWN_CODES = {
  email_taken: "emailTaken",
  email_invalid: "emailInvalid",
  password_is_email: "passwordIsEmail",
} as const;
const GENERAL_CODES = ["required", "too_short", "too_long"] as const;

/** Makes the first admin with the one-time link's token. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations("auth.setup");
  const signIn = useTranslations("auth.signIn");
  const general = useTranslations("entry.fields");
  const [result, send, isBusy] = useActionState(setUpFirstAdminAction, null);

  const errorOf = (field: string): string | undefined => {
    const code = result?.ok === false ? result.fields?.[field] : undefined;
    if (!code) return undefined;
    const own = Object.entries(OWN_CODES).find(([name]) => name === code)?.[1];
    return own ? t(own) : general(GENERAL_CODES.find((name) => name === code) ?? "invalid");
  };

  // React empties a form whose action ran; sent by hand it keeps what was typed when something is wrong with it.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };

  if (result?.ok) {
    return (
      <div className="flex flex-col gap-4">
        <Banner meaning="good">{t("done")}</Banner>
        <LinkButton href="/sign-in" kind="primary" size="lg">
          {t("toSignIn")}
        </LinkButton>
      </div>
    );
  }
  return (
    <form action={send} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {result?.ok === false && (
        <Banner meaning="bad" title={t("failed")}>
          {result.message}
        </Banner>
      )}
      <input type="hidden" name="token" value={token} />
      <Field label={t("name")} error={errorOf("name")}>
        {(control) => <Input {...control} name="name" autoComplete="name" className="h-11" />}
      </Field>
      <Field label={signIn("email")} error={errorOf("email")}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" className="h-11" />
        )}
      </Field>
      <Field label={signIn("password")} help={t("passwordHelp")} error={errorOf("password")}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            className="h-11"
          />
        )}
      </Field>
      <Button type="submit" kind="primary" size="lg" isBusy={isBusy}>
        {t("submit")}
      </Button>
    </form>
  );
}
