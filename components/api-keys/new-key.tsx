"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { MadeKey } from "./made-key";
import { NewKeyForm } from "./new-key-form";

/** Makes a key in a dialog and shows it once. `scopes`: the actions its maker may give. */
export function NewKey({
  scopes,
  mayReachAll,
}: {
  scopes: readonly string[];
  mayReachAll: boolean;
}) {
  const t = useTranslations("apiKeys");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    setSecret(null);
    if (secret) router.refresh();
  };
  return (
    <>
      <Button kind="primary" icon={Plus} onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t(secret ? "madeTitle" : "create")}
        actions={secret && <Button onClick={close}>{t("done")}</Button>}
      >
        {secret && <MadeKey secret={secret} />}
        {isOpen && !secret && (
          <NewKeyForm
            scopes={scopes}
            mayReachAll={mayReachAll}
            onMade={setSecret}
            onCancel={close}
          />
        )}
      </Dialog>
    </>
  );
}
