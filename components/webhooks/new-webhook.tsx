"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { addWebhookAction } from "@/lib/webhooks/actions";
import { useAwake } from "../forms/use-awake";
import { useCommand } from "../forms/use-command";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SecretDialog } from "./secret-dialog";
import { useAddressWords, WebhookFields, wishOf } from "./webhook-fields";

/** Adds a webhook in a dialog, shows its secret once and opens its page. */
export function NewWebhook() {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const isAwake = useAwake();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<{ webhookId: string; secret: string } | null>(null);
  const ownWords = useAddressWords();
  const adding = useCommand(addWebhookAction, {
    ownWords,
    onDone: (output) => {
      setOpen(false);
      setMade(output);
    },
  });
  const open = () => {
    adding.forget();
    setOpen(true);
  };
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    adding.send(wishOf(event.currentTarget));
  };
  const close = () => {
    if (made) router.push(`/settings/webhooks/${made.webhookId}`);
    setMade(null);
  };
  return (
    <>
      <Button kind="primary" icon={Plus} disabled={!isAwake} onClick={open}>
        {t("create")}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t("create")} actions={null}>
        {isOpen && (
          <form onSubmit={send} noValidate className="flex flex-col gap-4 text-text">
            <WebhookFields errorOf={adding.errorOf} />
            {adding.failure && !adding.failure.fields && (
              <p role="alert" className="text-bad text-sm">
                {adding.failure.message}
              </p>
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
              <Button type="submit" kind="primary" isBusy={adding.isBusy}>
                {t("create")}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
      <SecretDialog secret={made?.secret ?? null} onClose={close} />
    </>
  );
}
