"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => undefined;

/** Ends the session through next-auth, which revokes its row, then leaves with a fresh page: nothing of the person stays. */
export function SignOutButton() {
  const t = useTranslations("shell.menu");
  const [isBusy, setBusy] = useState(false);
  // Before the page's scripts are there a press would do nothing: the button says so instead of losing it.
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
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
      disabled={!isReady}
      onClick={leave}
      className="-ml-3.5 self-start"
    >
      {t("signOut")}
    </Button>
  );
}
