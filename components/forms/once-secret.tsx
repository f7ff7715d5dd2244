"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button";

/** A secret that is told once, to be copied. It selects itself with one press where copying is not allowed. */
export function OnceSecret({
  secret,
  text,
  copyLabel,
  copiedLabel,
}: {
  secret: string;
  text: string;
  copyLabel: string;
  copiedLabel: string;
}) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard
      .writeText(secret)
      .then(() => setCopied(true))
      .catch(() => setCopied(false));
  };
  return (
    <div className="flex flex-col gap-3">
      <p>{text}</p>
      <code
        data-testid="new-key"
        className="select-all break-all rounded-lg border border-line bg-sunken px-3 py-2 text-sm text-text"
      >
        {secret}
      </code>
      <Button icon={isCopied ? Check : Copy} onClick={copy} className="self-start">
        {isCopied ? copiedLabel : copyLabel}
      </Button>
    </div>
  );
}
