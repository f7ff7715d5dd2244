"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { callStatusKey } from "./use-call-status";

/** Sent straight away: actions of one browser wait for each other, a hang-up must not. */
async function sendHangUp(callId: string): Promise<void> {
  const response = await fetch(`/api/v1/calls/${callId}/hang-up`, { method: "POST" });
  // Over already: what was wanted has happened.
  if (!response.ok && response.status !== 409)
    throw new Error(`hang-up answered ${response.status}`);
  const answer: { result?: string } = response.ok ? await response.json() : {};
  if (answer.result === "unreachable") throw new Error("the session was out of reach");
}

export function HangUpButton({ callId }: { callId: string }) {
  const t = useTranslations("calls.live");
  const queries = useQueryClient();
  const hangUp = useMutation({
    mutationFn: () => sendHangUp(callId),
    onSettled: () => queries.invalidateQueries({ queryKey: callStatusKey(callId) }),
  });
  return (
    <div className="flex flex-col items-end gap-1">
      <Button
        kind="danger"
        icon={PhoneOff}
        isBusy={hangUp.isPending}
        onClick={() => hangUp.mutate()}
        data-testid="hang-up"
      >
        {t(hangUp.isPending ? "hangingUp" : "hangUp")}
      </Button>
      {hangUp.isError && (
        <p role="alert" className="text-bad text-sm">
          {t("hangUpFailed")}
        </p>
      )}
    </div>
  );
}
