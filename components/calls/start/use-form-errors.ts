"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { knownWord } from "../known-word";
import type { Refusal } from "./use-start-form";

type FormErrors = {
  title: string;
  list: { fieldId?: string; message: string }[];
  /** Words at each field. */
  of: Partial<Record<string, string>>;
};

const FIELDS = ["phone", "botId", "language", "voice", "greeting", "prompt", "localTime", "zone"];

/** The words of a refusal: at the fields, and together for the summary. One list per refusal, so that focus moves once. */
export function useFormErrors(
  refusal: Refusal | null,
  purpose: "notStarted" | "notPlanned" | "notSaved",
): FormErrors {
  const t = useTranslations("calls");
  return useMemo(() => {
    if (!refusal) return { title: "", list: [], of: {} };
    const words = (code: string) => {
      const problem = knownWord("planProblem", code);
      if (problem) return t(`plan.problem.${problem}`);
      const limitation = knownWord("limitation", code);
      if (limitation) return t(`limitation.${limitation}`, { language: "" });
      return t(`fieldError.${knownWord("fieldError", code) ?? "invalid"}`);
    };
    const of = Object.fromEntries(
      Object.entries(refusal.fields).map(([field, code]) => [field, words(code)]),
    );
    const fields = Object.entries(of);
    if (fields.length > 0) {
      return {
        title: t("form.summary", { count: fields.length }),
        list: fields.map(([field, message]) => ({
          ...(FIELDS.includes(field) ? { fieldId: field } : {}),
          message,
        })),
        of,
      };
    }
    const title = purpose === "notStarted" ? t("form.notStarted") : t(`plan.${purpose}`);
    return { title, list: [whole(refusal, t)], of: {} };
  }, [refusal, t, purpose]);
}

/** What is wrong with the call as a whole. */
function whole(
  refusal: Refusal,
  t: ReturnType<typeof useTranslations<"calls">>,
): { fieldId?: string; message: string } {
  const known = knownWord("rule", refusal.rule);
  const rule = known && t(`rule.${known}`);
  if (refusal.code === "conflict") return { message: t("plan.changedMeanwhile") };
  if (refusal.code === "network") return { message: t("form.network") };
  if (refusal.code === "confirmation_needed") {
    return { fieldId: "confirm", message: `${rule ?? t("rule.other")} ${t("form.confirmFirst")}` };
  }
  return { message: rule ?? refusal.message };
}
