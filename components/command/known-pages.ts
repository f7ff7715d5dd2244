import { getTranslations } from "next-intl/server";
import type { UserActor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import { NAV_ITEMS } from "../layout/nav-items";
import { SETTINGS_SECTIONS } from "../settings/sections";
import { type KnownPage, MORE_PAGES } from "./pages";

/** Every page the command bar may offer this person, named as it names itself. */
export async function knownPages(actor: UserActor): Promise<KnownPage[]> {
  const t = await getTranslations();
  const mine = <Item extends { permission: Parameters<typeof can>[1] }>(items: readonly Item[]) =>
    items.filter(({ permission }) => can(actor, permission));
  return [
    ...mine(NAV_ITEMS).map(({ key, href }) => ({ href, label: t(`shell.nav.${key}`) })),
    ...mine(MORE_PAGES).map(({ title, href }) => ({ href, label: t(title) })),
    ...mine(SETTINGS_SECTIONS).map(({ key, href }) => ({
      href,
      label: t(`settings.section.${key}`),
      within: t("shell.nav.settings"),
    })),
    { href: "/profile", label: t("shell.nav.profile") },
  ];
}
