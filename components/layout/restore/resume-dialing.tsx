"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { changeDialingAction } from "@/lib/settings/actions";
import { useCommand } from "../../forms/use-command";
import { Button } from "../../ui/button";

/** Allows dialing again after a restore. */
export function ResumeDialing() {
  const t = useTranslations("shell.restore");
  const command = useCommand(changeDialingAction);
  return (
    <div>
      <Button icon={Play} isBusy={command.isBusy} onClick={() => command.send({ paused: false })}>
        {t("resume")}
      </Button>
      {command.failure && <p className="text-bad">{command.failure.message}</p>}
    </div>
  );
}
