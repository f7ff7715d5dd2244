"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";

/** The text of a new key, to be copied. It selects itself with one press where copying is not allowed. */
export function MadeKey({ secret }: { secret: string }) {
  const t = useTranslations("apiKeys");
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard
      .writeText(secret)
      .then(() => setCopied(true))
      .catch(() => setCopied(false));
  };
  return (
    <div className="flex flex-col gap-3">
      <p>{t("madeText")}</p>
      <code
        data-testid="new-key"
        className="select-all break-all rounded-lg border border-line bg-sunken px-3 py-2 text-sm text-text"
      >
        {secret}
      </code>
      <Button icon={isCopied ? Check : Copy} onClick={copy} className="self-start">
        {t(isCopied ? "copied" : "copy")}
      </Button>
    </div>
  );
}
