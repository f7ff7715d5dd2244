"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAwake } from "@/components/forms/use-awake";
import { Button } from "@/components/ui/button";

/** Ends the session through next-auth, which revokes its row, then leaves with a fresh page: nothing of the person stays. */
export function SignOutButton() {
  const t = useTranslations("shell.menu");
  const [isBusy, setBusy] = useState(false);
  const isAwake = useAwake();
  const leave = async () => {
    setBusy(true);
    try {
      const { signOut } = await import("next-auth/react");
      await signOut({ redirect: false });
      window.location.assign("/sign-in");
    } catch {
      setBusy(false);
    }
  };
  return (
    <Button
      kind="quiet"
      icon={LogOut}
      isBusy={isBusy}
      disabled={!isAwake}
      onClick={leave}
      className="-ml-3.5 self-start"
    >
      {t("signOut")}
    </Button>
  );
}
