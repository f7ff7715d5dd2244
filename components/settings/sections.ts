import type { Permission } from "@/lib/auth/permissions";

export type SettingsSection =
  | "people"
  | "dialing"
  | "doNotCall"
  | "messages"
  | "connections"
  | "webhooks"
  | "audit"
  | "data";

/** The parts of the settings, in their order; a role sees those it may enter. */
export const SETTINGS_SECTIONS: readonly {
  key: SettingsSection;
  href: string;
  permission: Permission;
}[] = [
  { key: "people", href: "/settings/people", permission: "users.manage" },
  { key: "dialing", href: "/settings/dialing", permission: "settings.edit" },
  { key: "doNotCall", href: "/settings/do-not-call", permission: "do_not_call.edit" },
  { key: "messages", href: "/settings/messages", permission: "settings.edit" },
  { key: "connections", href: "/settings/connections", permission: "settings.edit" },
  { key: "webhooks", href: "/settings/webhooks", permission: "webhooks.manage" },
  { key: "audit", href: "/settings/audit", permission: "audit.read" },
  { key: "data", href: "/settings/data", permission: "settings.edit" },
];
