"use client";
import { useTranslations } from "next-intl";
import { OnceSecret } from "../forms/once-secret";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Shows a new signing secret, once; null: closed. */
export function SecretDialog({ secret, onClose }: { secret: string | null; onClose: () => void }) {
  const t = useTranslations("webhooks");
  return (
    <Dialog
      isOpen={secret !== null}
      onClose={onClose}
      title={t("secretTitle")}
      actions={<Button onClick={onClose}>{t("done")}</Button>}
    >
      {secret && (
        <OnceSecret
          secret={secret}
          text={t("secretText")}
          copyLabel={t("copy")}
          copiedLabel={t("copied")}
        />
      )}
    </Dialog>
  );
}
