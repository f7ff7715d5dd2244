"use client";
import { useTranslations } from "next-intl";
import type { SubmitEvent } from "react";
import { changeWebhookAction } from "@/lib/webhooks/actions";
import type { WebhookView } from "@/lib/webhooks/schema";
import { Form } from "../forms/form";
import { useCommand } from "../forms/use-command";
import { Button } from "../ui/button";
import { useAddressWords, WebhookFields, wishOf } from "./webhook-fields";

/** Name, address and events of a webhook that is there. */
export function EditWebhook({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const ownWords = useAddressWords();
  const saving = useCommand(changeWebhookAction, { ownWords });
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.send({ webhookId: webhook.id, ...wishOf(event.currentTarget) });
  };
  return (
    <Form onSubmit={send} noValidate className="flex max-w-2xl flex-col gap-4">
      <WebhookFields defaults={webhook} errorOf={saving.errorOf} />
      {saving.failure && !saving.failure.fields && (
        <p role="alert" className="text-bad text-sm">
          {saving.failure.message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" isBusy={saving.isBusy}>
          {t("save")}
        </Button>
        <span role="status" className="text-muted text-sm">
          {saving.isDone && t("saved")}
        </span>
      </div>
    </Form>
  );
}
