"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import { Form } from "../forms/form";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

/** A form of the settings: what went wrong or that it is saved, the fields, the button. */
export function SavedForm({
  command,
  onSubmit,
  children,
  ...rest
}: {
  command: { isBusy: boolean; isDone: boolean; failure: { message: string } | null };
  onSubmit: (form: FormData) => void;
  children: ReactNode;
  "data-testid"?: string;
}) {
  const t = useTranslations("settings");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <Form {...rest} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {children}
      {command.failure && (
        <Banner meaning="bad" title={t("notSaved")}>
          {command.failure.message}
        </Banner>
      )}
      {command.isDone && <Banner meaning="good">{t("saved")}</Banner>}
      <div>
        <Button type="submit" isBusy={command.isBusy}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}
