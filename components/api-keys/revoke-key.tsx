"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { revokeApiKeyAction } from "@/lib/entry/api-key-actions";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Shuts one key, after a question that names it. */
export function RevokeKey({ keyId, name }: { keyId: string; name: string }) {
  const t = useTranslations("apiKeys");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();
  const revoke = () =>
    start(async () => {
      const result = await revokeApiKeyAction({ keyId });
      setProblem(result.ok ? undefined : result.message);
      if (!result.ok) return;
      setAsking(false);
      router.refresh();
    });
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("revokeTitle", { name })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button kind="danger" isBusy={isBusy} onClick={revoke}>
              {t("revoke")}
            </Button>
          </>
        }
      >
        {t("revokeText")}
        {problem && (
          <p role="alert" className="mt-2 text-bad text-sm">
            {problem}
          </p>
        )}
      </Dialog>
    </>
  );
}
