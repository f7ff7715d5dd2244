"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  changeWebhookAction,
  removeWebhookAction,
  rotateWebhookSecretAction,
  testWebhookAction,
} from "@/lib/webhooks/actions";
import type { DeliveryView } from "@/lib/webhooks/schema";
import { useAwake } from "../forms/use-awake";
import { useCommand } from "../forms/use-command";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SecretDialog } from "./secret-dialog";

type Props = { webhookId: string; name: string; isEnabled: boolean };

/** Test, turn on or off, change the secret, remove. */
export function WebhookActions({ webhookId, name, isEnabled }: Props) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const isAwake = useAwake();
  const [asking, setAsking] = useState<"rotate" | "remove" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [tested, setTested] = useState<DeliveryView | null>(null);
  const testing = useCommand(testWebhookAction, { onDone: setTested });
  const turning = useCommand(changeWebhookAction);
  const rotating = useCommand(rotateWebhookSecretAction, {
    onDone: (output) => {
      setAsking(null);
      setSecret(output.secret);
    },
  });
  const removing = useCommand(removeWebhookAction, {
    onDone: () => router.push("/settings/webhooks"),
  });
  const failure = testing.failure ?? turning.failure;
  const stop = () => setAsking(null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={!isAwake || !isEnabled}
          isBusy={testing.isBusy}
          onClick={() => testing.send({ webhookId })}
        >
          {t("test")}
        </Button>
        <Button
          disabled={!isAwake}
          isBusy={turning.isBusy}
          onClick={() => turning.send({ webhookId, isEnabled: !isEnabled })}
        >
          {t(isEnabled ? "turnOff" : "turnOn")}
        </Button>
        <Button disabled={!isAwake} onClick={() => setAsking("rotate")}>
          {t("rotate")}
        </Button>
        <Button disabled={!isAwake} onClick={() => setAsking("remove")}>
          {t("remove")}
        </Button>
      </div>
      {tested && <TestAnswer delivery={tested} />}
      {failure && <Banner meaning="bad">{failure.message}</Banner>}
      <Dialog
        isOpen={asking === "rotate"}
        onClose={stop}
        title={t("rotateTitle")}
        actions={
          <>
            <Button onClick={stop}>{t("cancel")}</Button>
            <Button
              kind="primary"
              isBusy={rotating.isBusy}
              onClick={() => rotating.send({ webhookId })}
            >
              {t("rotate")}
            </Button>
          </>
        }
      >
        {rotating.failure?.message ?? t("rotateText")}
      </Dialog>
      <Dialog
        isOpen={asking === "remove"}
        onClose={stop}
        title={t("removeTitle", { name })}
        actions={
          <>
            <Button onClick={stop}>{t("cancel")}</Button>
            <Button
              kind="danger"
              isBusy={removing.isBusy}
              onClick={() => removing.send({ webhookId })}
            >
              {t("remove")}
            </Button>
          </>
        }
      >
        {removing.failure?.message ?? t("removeText")}
      </Dialog>
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function TestAnswer({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks");
  const answer = delivery.answers.at(-1);
  if (!answer) return null;
  return answer.error === null ? (
    <Banner meaning="good" data-testid="test-answer">
      {t("testOk", { status: String(answer.httpStatus), ms: answer.durationMs })}
    </Banner>
  ) : (
    <Banner meaning="bad" data-testid="test-answer">
      {t("testFailed", { error: answer.error })}
    </Banner>
  );
}
