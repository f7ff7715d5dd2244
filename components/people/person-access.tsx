"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { deleteUserAction, disableUserAction, enableUserAction } from "@/lib/entry/people/actions";
import { useCommand } from "../forms/use-command";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { usePeopleWords } from "./use-people-words";

/** Shuts a person out, lets one in again, erases one; what cannot be undone names what will happen first. */
export function PersonAccess({
  userId,
  name,
  isDisabled,
}: {
  userId: string;
  name: string;
  isDisabled: boolean;
}) {
  const t = useTranslations("people.access");
  const router = useRouter();
  const { sentenceOf } = usePeopleWords();
  const [asked, setAsked] = useState<"disable" | "delete" | null>(null);
  const close = () => setAsked(null);
  const disable = useCommand(disableUserAction, { onDone: close });
  const enable = useCommand(enableUserAction);
  const erase = useCommand(deleteUserAction, { onDone: () => router.push("/settings/people") });
  const failure = disable.failure ?? enable.failure ?? erase.failure;
  return (
    <div className="flex flex-col gap-4">
      {failure && <Banner meaning="bad">{sentenceOf(failure)}</Banner>}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted">{t(isDisabled ? "enableHelp" : "disableHelp")}</p>
        {isDisabled ? (
          <Button isBusy={enable.isBusy} onClick={() => enable.send({ userId })}>
            {t("enable")}
          </Button>
        ) : (
          <Button onClick={() => setAsked("disable")}>{t("disable")}</Button>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
        <p className="max-w-prose text-muted">{t("deleteHelp")}</p>
        <Button onClick={() => setAsked("delete")}>{t("delete")}</Button>
      </div>
      <Dialog
        isOpen={asked !== null}
        onClose={close}
        title={t(asked === "delete" ? "deleteAsk" : "disableAsk", { name })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button
              kind="danger"
              isBusy={disable.isBusy || erase.isBusy}
              onClick={() => {
                if (asked === "delete") erase.send({ userId });
                else disable.send({ userId });
                close();
              }}
            >
              {t(asked === "delete" ? "delete" : "disable")}
            </Button>
          </>
        }
      >
        {t(asked === "delete" ? "deleteHelp" : "disableHelp")}
      </Dialog>
    </div>
  );
}
