"use client";

import { useTranslations } from "next-intl";
import type { ActionResult } from "@/lib/entry/action";

const RULES = ["last_admin", "team_has_people"] as const;

/** Words for what the commands about people refuse: by field code, and by rule. */
export function usePeopleWords() {
  const t = useTranslations("people.errors");
  const ownWords = {
    email_taken: t("email_taken"),
    email_invalid: t("email_invalid"),
    name_taken: t("name_taken"),
    wrong: t("wrong"),
    password_is_email: t("password_is_email"),
  };
  const sentenceOf = (failure: Extract<ActionResult<unknown>, { ok: false }>): string => {
    const rule = RULES.find((known) => known === failure.detail?.rule);
    return rule ? t(rule) : failure.message;
  };
  return { ownWords, sentenceOf };
}
