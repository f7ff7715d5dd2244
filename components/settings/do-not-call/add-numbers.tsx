"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { addNumbersToDoNotCallAction } from "@/lib/contacts/actions";
import type { AddedNumbers } from "@/lib/contacts/do-not-call-list";
import { Form } from "../../forms/form";
import { useCommand } from "../../forms/use-command";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Input, Textarea } from "../../ui/controls";
import { Field } from "../../ui/field";

/** One number or a pasted column of them, with the reason. */
export function AddNumbers() {
  const t = useTranslations("settings.doNotCall");
  const form = useRef<HTMLFormElement>(null);
  const [result, setResult] = useState<AddedNumbers>();
  const command = useCommand(addNumbersToDoNotCallAction, {
    onDone: (added) => {
      setResult(added);
      form.current?.reset();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    command.send({
      phones: String(data.get("phones") ?? ""),
      reason: String(data.get("reason") ?? ""),
    });
  };
  return (
    <Form ref={form} onSubmit={submit} noValidate className="flex max-w-xl flex-col gap-4">
      {command.failure && !command.failure.fields && (
        <Banner meaning="bad">{command.failure.message}</Banner>
      )}
      {command.isDone && result && (
        <Banner meaning={result.wrongCount > 0 ? "attention" : "good"} data-testid="numbers-added">
          <p>{t("added", { added: result.added, known: result.known })}</p>
          {result.wrongCount > 0 && (
            <>
              <p className="mt-1">{t("wrong", { count: result.wrongCount })}</p>
              <ul className="list-disc pl-4 text-muted">
                {result.wrong.map((line) => (
                  <li key={line} className="break-all">
                    {line}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Banner>
      )}
      <Field label={t("phones")} help={t("phonesHelp")} error={command.errorOf("phones")}>
        {(control) => (
          <Textarea {...control} name="phones" rows={3} className="max-h-72 tabular-nums" />
        )}
      </Field>
      <Field label={t("reason")} help={t("reasonHelp")} error={command.errorOf("reason")}>
        {(control) => <Input {...control} name="reason" maxLength={200} autoComplete="off" />}
      </Field>
      <div>
        <Button type="submit" kind="primary" isBusy={command.isBusy}>
          {t("submit")}
        </Button>
      </div>
    </Form>
  );
}
