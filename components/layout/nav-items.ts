import type { Permission } from "@/lib/auth/permissions";

export type NavKey =
  | "newCall"
  | "calls"
  | "contacts"
  | "bots"
  | "analytics"
  | "outbox"
  | "settings";
export type NavItem = { key: NavKey; href: string; permission: Permission };

/** The rooms of the rail, in their order; a role sees those it may enter. */
export const NAV_ITEMS: readonly NavItem[] = [
  { key: "newCall", href: "/calls/new", permission: "calls.start" },
  { key: "calls", href: "/calls", permission: "calls.read" },
  { key: "contacts", href: "/contacts", permission: "contacts.read" },
  { key: "bots", href: "/bots", permission: "bots.read" },
  { key: "analytics", href: "/analytics", permission: "analytics.read" },
  { key: "outbox", href: "/outbox", permission: "outbox.read" },
  { key: "settings", href: "/settings", permission: "do_not_call.edit" },
];

/** Rooms that a phone's bar leaves to the menu of the person, where five items would not fit. */
export const MENU_ONLY: readonly NavKey[] = ["bots", "outbox", "settings"];

/** The item a path belongs to: the longest address it begins with. */
export function activeItem(
  path: string,
  items: readonly { key: NavKey; href: string }[],
): NavKey | null {
  const fits = items.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  fits.sort((a, b) => b.href.length - a.href.length);
  return fits[0]?.key ?? null;
}
