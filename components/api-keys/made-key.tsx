"use client";
import { useTranslations } from "next-intl";
import { OnceSecret } from "../forms/once-secret";

/** The text of a new key, to be copied. */
export function MadeKey({ secret }: { secret: string }) {
  const t = useTranslations("apiKeys");
  return (
    <OnceSecret
      secret={secret}
      text={t("madeText")}
      copyLabel={t("copy")}
      copiedLabel={t("copied")}
    />
  );
}
