"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { changeOwnNameAction, changeOwnPasswordAction } from "@/lib/entry/people/actions";
import { Form } from "../forms/form";
import { useCommand } from "../forms/use-command";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Input } from "../ui/controls";
import { Field } from "../ui/field";
import { usePeopleWords } from "./use-people-words";

const textOf = (event: FormEvent<HTMLFormElement>, name: string) =>
  String(new FormData(event.currentTarget).get(name) ?? "");

/** One's own name; e-mail and role are the admin's to change. */
export function OwnNameForm({ name, email, role }: { name: string; email: string; role: string }) {
  const t = useTranslations("people");
  const command = useCommand(changeOwnNameAction);
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        command.send({ name: textOf(event, "name") });
      }}
      className="flex max-w-lg flex-col gap-4"
    >
      {command.isDone && <Banner meaning="good">{t("saved")}</Banner>}
      {command.failure && !command.failure.fields && (
        <Banner meaning="bad">{command.failure.message}</Banner>
      )}
      <Field label={t("name")} error={command.errorOf("name")}>
        {(control) => <Input {...control} name="name" defaultValue={name} autoComplete="name" />}
      </Field>
      <div>
        <p className="break-words">
          {email} <span className="text-muted">{role}</span>
        </p>
        <p className="text-muted text-sm">{t("profile.emailHelp")}</p>
      </div>
      <div>
        <Button type="submit" isBusy={command.isBusy}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}

/** A new password for oneself; the current one is asked. */
export function OwnPasswordForm({ email }: { email: string }) {
  const t = useTranslations("people.profile");
  const form = useRef<HTMLFormElement>(null);
  const { ownWords } = usePeopleWords();
  const command = useCommand(changeOwnPasswordAction, {
    ownWords,
    onDone: () => form.current?.reset(),
  });
  return (
    <Form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        command.send({
          current: textOf(event, "current"),
          password: textOf(event, "password"),
        });
      }}
      className="flex max-w-lg flex-col gap-4"
      data-testid="password-form"
    >
      {command.isDone && <Banner meaning="good">{t("changed")}</Banner>}
      {command.failure && !command.failure.fields && (
        <Banner meaning="bad">{command.failure.message}</Banner>
      )}
      {/* Password managers file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field label={t("current")} error={command.errorOf("current")}>
        {(control) => (
          <Input {...control} name="current" type="password" autoComplete="current-password" />
        )}
      </Field>
      <Field label={t("next")} help={t("nextHelp")} error={command.errorOf("password")}>
        {(control) => (
          <Input {...control} name="password" type="password" autoComplete="new-password" />
        )}
      </Field>
      <div>
        <Button type="submit" isBusy={command.isBusy}>
          {t("change")}
        </Button>
      </div>
    </Form>
  );
}
