import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { LiveUpdates } from "@/components/live/live-updates";
import { can } from "@/lib/auth/permissions";
import { signedIn } from "@/lib/entry/page";
import { env } from "@/lib/env";
import { countOutbox } from "@/lib/follow-ups/queries";
import { isTheme, RAIL_COOKIE, THEME_COOKIE } from "@/lib/platform/i18n/locale";
import { openRestore } from "@/lib/settings/restore-state";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [actor, jar] = await Promise.all([signedIn(), cookies()]);
  const [outbox, restore] = await Promise.all([countOutbox(actor), openRestore()]);
  const theme = jar.get(THEME_COOKIE)?.value;
  const shell = (
    <AppShell
      actor={actor}
      theme={isTheme(theme) ? theme : "system"}
      isRailNarrow={jar.get(RAIL_COOKIE)?.value === "narrow"}
      sandboxUrl={env().SANDBOX_URL}
      outbox={outbox}
      restore={restore}
    >
      {children}
    </AppShell>
  );
  return can(actor, "calls.read") ? <LiveUpdates>{shell}</LiveUpdates> : shell;
}
