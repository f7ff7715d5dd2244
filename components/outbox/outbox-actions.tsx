"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { decideOutboxItemAction } from "@/lib/follow-ups/actions";
import type { OutboxDecision, OutboxKind, OutboxState } from "@/lib/follow-ups/outbox/schema";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

type Decision = OutboxDecision["decision"];

/** What each state lets a person decide, the likelier one first. */
const DECISIONS: Record<OutboxState, readonly Decision[]> = {
  pending: ["send_again", "give_up"],
  unknown: ["mark_sent", "send_again", "give_up"],
  dead: ["send_again", "mark_sent", "give_up"],
};

/** The decisions on one thing of the outbox; whatever cannot be taken back is asked for first. */
export function OutboxActions({
  callId,
  kind,
  state,
}: {
  callId: string;
  kind: OutboxKind;
  state: OutboxState;
}) {
  const t = useTranslations("outbox");
  const router = useRouter();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Decision | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  const decide = (decision: Decision) =>
    startSaving(async () => {
      const result = await decideOutboxItemAction({ callId, kind, decision });
      setAsked(null);
      setProblem(result.ok ? undefined : result.message);
      await queries.invalidateQueries({ queryKey: ["outbox-count"] });
      router.refresh();
    });
  const press = (decision: Decision) =>
    decision === "send_again" && state !== "unknown" ? decide(decision) : setAsked(decision);
  const offered = DECISIONS[state].filter(
    (decision) => decision !== "mark_sent" || kind !== "follow_up",
  );
  return (
    <>
      {offered.map((decision, place) => (
        <Button
          key={decision}
          size="sm"
          kind={place === 0 ? "secondary" : "quiet"}
          isBusy={isSaving && asked === null && decision === "send_again"}
          disabled={isSaving}
          onClick={() => press(decision)}
          data-testid={`outbox-${decision}`}
        >
          {t(`action.${decision}`)}
        </Button>
      ))}
      {problem && (
        <p role="alert" className="w-full text-bad text-sm">
          {problem}
        </p>
      )}
      <Dialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? t(`ask.${asked}`) : ""}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{t("action.cancel")}</Button>
            <Button
              kind={asked === "give_up" ? "danger" : "primary"}
              isBusy={isSaving}
              onClick={() => asked && decide(asked)}
              data-testid="outbox-confirm"
            >
              {asked && t(`action.${asked}`)}
            </Button>
          </>
        }
      >
        {asked && t(`ask.${asked}Help`)}
      </Dialog>
    </>
  );
}
