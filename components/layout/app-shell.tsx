import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PlanNotice } from "@/components/calls/planned/plan-notice";
import { CommandProvider } from "@/components/command/command-provider";
import { Toasts } from "@/components/ui/toasts/toasts";
import type { UserActor } from "@/lib/auth/actor";
import { FIRST_SCREEN } from "@/lib/auth/first-screen";
import { can } from "@/lib/auth/permissions";
import type { OutboxCounts } from "@/lib/follow-ups/queries";
import type { Theme } from "@/lib/platform/i18n/locale";
import type { RestoreState } from "@/lib/settings/restore-state";
import { knownPages } from "../command/known-pages";
import { RememberTimeZone } from "./look/preferences";
import { MENU_ONLY, NAV_ITEMS } from "./nav-items";
import { BarLinks } from "./nav-links";
import { PhoneHead } from "./phone-head";
import { Rail } from "./rail";
import { RestoreBanner } from "./restore/restore-banner";
import { SandboxBanner } from "./sandbox-banner";
import { UserMenu } from "./user-menu";

/** What stands around every page of somebody signed in. It shows rooms by role; the pages themselves refuse. */
export async function AppShell({
  actor,
  theme,
  isRailNarrow,
  sandboxUrl,
  outbox,
  restore,
  children,
}: {
  actor: UserActor;
  theme: Theme;
  isRailNarrow: boolean;
  sandboxUrl: string | undefined;
  outbox: OutboxCounts | null;
  restore: RestoreState | null;
  children: ReactNode;
}) {
  const [t, toast, pages] = await Promise.all([
    getTranslations("shell.nav"),
    getTranslations("shell.toast"),
    knownPages(actor),
  ]);
  const items = NAV_ITEMS.filter(({ permission }) => can(actor, permission)).map(
    ({ key, href }) => ({
      key,
      href,
    }),
  );
  const may = {
    call: can(actor, "calls.start"),
    readCalls: can(actor, "calls.read"),
    readContacts: can(actor, "contacts.read"),
  };
  const home = FIRST_SCREEN[actor.role];
  return (
    <CommandProvider facts={{ userId: actor.userId, pages, may }}>
      <Toasts
        words={{
          label: toast("label"),
          undo: toast("undo"),
          undone: toast("undone"),
          dismiss: toast("dismiss"),
        }}
      >
        <div className="flex min-h-dvh">
          <a
            href="#content"
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-lg bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
          >
            {t("skip")}
          </a>
          <Rail items={items} home={home} isNarrowAtFirst={isRailNarrow} outbox={outbox}>
            <UserMenu person={actor} theme={theme} place="rail" items={[]} />
          </Rail>
          <div className="flex min-w-0 flex-1 flex-col pb-16 sm:pb-0">
            <PhoneHead home={home} />
            {sandboxUrl && <SandboxBanner url={sandboxUrl} />}
            <main
              id="content"
              tabIndex={-1}
              className="min-w-0 flex-1 px-4 py-6 outline-none sm:px-8"
            >
              {restore && (
                <RestoreBanner restore={restore} mayResume={can(actor, "settings.edit")} />
              )}
              {may.call && <PlanNotice />}
              <div className="mx-auto w-full max-w-read">{children}</div>
            </main>
          </div>
          <nav
            aria-label={t("label")}
            className="fixed inset-x-0 bottom-0 z-30 flex h-16 items-stretch gap-1 border-line border-t bg-surface px-2 pt-1 pb-[env(safe-area-inset-bottom)] sm:hidden"
          >
            <BarLinks items={items.filter(({ key }) => !MENU_ONLY.includes(key))} />
            <UserMenu
              person={actor}
              theme={theme}
              place="bar"
              items={items.filter(({ key }) => MENU_ONLY.includes(key))}
            />
          </nav>
          <RememberTimeZone />
        </div>
      </Toasts>
    </CommandProvider>
  );
}
