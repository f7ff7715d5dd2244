"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState } from "react";
import { setPasswordByLinkAction } from "@/lib/entry/people/actions";
import { Banner } from "../ui/banner";
import { Button, LinkButton } from "../ui/button";
import { Input } from "../ui/controls";
import { Field } from "../ui/field";
import { usePeopleWords } from "./use-people-words";

const GENERAL = ["required", "too_short", "too_long"] as const;

/** Sets a password with the one-time link's token. */
export function SetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("people");
  const general = useTranslations("entry.fields");
  const { ownWords } = usePeopleWords();
  const [result, send, isBusy] = useActionState(setPasswordByLinkAction, null);
  const code = result?.ok === false ? result.fields?.password : undefined;
  const words: Partial<Record<string, string>> = ownWords;
  const error =
    code && (words[code] ?? general(GENERAL.find((known) => known === code) ?? "invalid"));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  if (result?.ok) {
    return (
      <div className="flex flex-col gap-4">
        <Banner meaning="good">{t("set.done")}</Banner>
        <LinkButton href="/sign-in" kind="primary" size="lg">
          {t("set.toSignIn")}
        </LinkButton>
      </div>
    );
  }
  return (
    <form action={send} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {result?.ok === false && !code && <Banner meaning="bad">{result.message}</Banner>}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t("profile.next")} error={error}>
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
        {t("set.submit")}
      </Button>
    </form>
  );
}
