"use client";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { OUTCOMES, type Outcome } from "@/db/enums";
import { correctOutcomeAction } from "@/lib/calls/actions";
import { Button } from "../../ui/button";
import { Select } from "../../ui/controls";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";

/** A person's word on what came of the call. */
export function CorrectOutcome({
  callId,
  outcome,
  onCorrected,
}: {
  callId: string;
  outcome: Outcome | null;
  onCorrected: () => void;
}) {
  const t = useTranslations("calls");
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<Outcome>(outcome ?? "unclear");
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();
  const save = () =>
    startSaving(async () => {
      const result = await correctOutcomeAction({ callId, outcome: chosen });
      if (!result.ok) {
        setProblem(result.message);
        return;
      }
      setProblem(undefined);
      setIsOpen(false);
      onCorrected();
    });
  return (
    <>
      <Button
        icon={Pencil}
        onClick={() => setIsOpen(true)}
        data-testid="correct-outcome"
        title={t("result.correct")}
        className="max-sm:px-2.5"
      >
        <span className="max-sm:sr-only">{t("result.correct")}</span>
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("result.correctTitle")}
        actions={
          <>
            <Button onClick={() => setIsOpen(false)}>{t("result.cancel")}</Button>
            <Button kind="primary" isBusy={isSaving} onClick={save}>
              {t("result.save")}
            </Button>
          </>
        }
      >
        <Field label={t("list.outcome")} help={t("result.correctHelp")} error={problem}>
          {(control) => (
            <Select
              {...control}
              value={chosen}
              onChange={({ target }) =>
                setChosen(OUTCOMES.find((known) => known === target.value) ?? chosen)
              }
            >
              {OUTCOMES.map((known) => (
                <option key={known} value={known}>
                  {t(`outcome.${known}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </Dialog>
    </>
  );
}
