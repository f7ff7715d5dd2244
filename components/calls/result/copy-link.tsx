"use client";
import { Check, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../ui/button";

/** Copies the address of this call. Browsers without a clipboard (plain http on a network) get the address to copy by hand. */
export function CopyLink({ path }: { path: string }) {
  const t = useTranslations("recording");
  const [state, setState] = useState<"idle" | "copied" | "by-hand">("idle");
  const copy = async () => {
    const address = new URL(path, window.location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      setState("copied");
    } catch {
      setState("by-hand");
    }
  };
  if (state === "by-hand") {
    return (
      <input
        readOnly
        aria-label={t("copyLink")}
        value={new URL(path, window.location.href).href}
        ref={(field) => field?.select()}
        className="h-9 w-56 rounded-lg border border-edge bg-surface px-3 text-sm"
      />
    );
  }
  const text = t(state === "copied" ? "copied" : "copyLink");
  return (
    <Button
      icon={state === "copied" ? Check : Link2}
      onClick={() => void copy()}
      onBlur={() => setState("idle")}
      title={text}
      data-testid="copy-link"
      className="max-sm:px-2.5"
    >
      <span className="max-sm:sr-only" aria-live="polite">
        {text}
      </span>
    </Button>
  );
}
