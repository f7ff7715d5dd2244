"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { changeDialingAction } from "@/lib/settings/actions";
import { useCommand } from "../../forms/use-command";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";

/** Stops all dialing at once, and lets it go on. */
export function PauseSwitch({ isPaused }: { isPaused: boolean }) {
  const t = useTranslations("settings.dialing.pause");
  const command = useCommand(changeDialingAction);
  return (
    <Banner
      meaning={isPaused ? "attention" : "neutral"}
      data-testid="pause"
      data-paused={isPaused}
      action={
        <Button
          icon={isPaused ? Play : Pause}
          isBusy={command.isBusy}
          onClick={() => command.send({ paused: !isPaused })}
        >
          {t(isPaused ? "resume" : "stop")}
        </Button>
      }
    >
      {t(isPaused ? "paused" : "running")}
      {command.failure && <p className="text-bad">{command.failure.message}</p>}
    </Banner>
  );
}
