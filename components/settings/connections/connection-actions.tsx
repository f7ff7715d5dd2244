"use client";

import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { testConnectionAction } from "@/lib/follow-ups/actions";
import { removeConnectionKeyAction } from "@/lib/settings/actions";
import type { ConnectionName, EnterableConnection } from "@/lib/settings/connections/schema";
import { useCommand } from "../../forms/use-command";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { KeyForm } from "./key-form";

/** Test, enter a key, remove it. */
export function ConnectionActions({
  provider,
  enterable,
  isConnected,
  isEnteredHere,
}: {
  provider: ConnectionName;
  /** Null: set by the environment only. */
  enterable: EnterableConnection | null;
  isConnected: boolean;
  isEnteredHere: boolean;
}) {
  const t = useTranslations("settings.connections");
  const keep = useTranslations("settings")("cancel");
  const [open, setOpen] = useState<"key" | "remove" | null>(null);
  const test = useCommand(testConnectionAction);
  const remove = useCommand(removeConnectionKeyAction, { onDone: () => setOpen(null) });
  const failure = test.failure ?? remove.failure;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {isConnected && (
          <Button
            size="sm"
            icon={PlugZap}
            isBusy={test.isBusy}
            onClick={() => test.send({ provider })}
          >
            {t("test")}
          </Button>
        )}
        {enterable && (
          <Button size="sm" onClick={() => setOpen(open === "key" ? null : "key")}>
            {t(isEnteredHere ? "replace" : "set")}
          </Button>
        )}
        {enterable && isEnteredHere && (
          <Button size="sm" kind="quiet" onClick={() => setOpen("remove")}>
            {t("remove")}
          </Button>
        )}
      </div>
      {failure && (
        <p role="alert" className="text-bad text-sm">
          {failure.message}
        </p>
      )}
      {enterable && open === "key" && (
        <KeyForm provider={enterable} onSaved={() => setOpen(null)} />
      )}
      {enterable && (
        <Dialog
          isOpen={open === "remove"}
          onClose={() => setOpen(null)}
          title={t("removeAsk")}
          actions={
            <>
              <Button onClick={() => setOpen(null)}>{keep}</Button>
              <Button
                kind="danger"
                isBusy={remove.isBusy}
                onClick={() => remove.send({ provider: enterable })}
              >
                {t("remove")}
              </Button>
            </>
          }
        >
          {t("removeHelp")}
        </Dialog>
      )}
    </>
  );
}
