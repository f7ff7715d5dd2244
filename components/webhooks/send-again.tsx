"use client";
import { useTranslations } from "next-intl";
import { sendDeliveryAgainAction } from "@/lib/webhooks/actions";
import { useAwake } from "../forms/use-awake";
import { useCommand } from "../forms/use-command";
import { Button } from "../ui/button";

/** Sends one delivery once more; its line tells what came of it. */
export function SendAgain({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations("webhooks");
  const isAwake = useAwake();
  const sending = useCommand(sendDeliveryAgainAction);
  return (
    <>
      <Button
        size="sm"
        disabled={!isAwake}
        isBusy={sending.isBusy}
        onClick={() => sending.send({ deliveryId })}
      >
        {t("sendAgain")}
      </Button>
      {sending.failure && (
        <span role="alert" className="text-bad text-sm">
          {sending.failure.message}
        </span>
      )}
    </>
  );
}
