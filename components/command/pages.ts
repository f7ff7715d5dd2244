import type { Permission } from "@/lib/auth/permissions";

/** Pages the command bar knows beside the rooms of the rail and the parts of the settings, by the words of their titles. */
export const MORE_PAGES = [
  { title: "calls.plan.title", href: "/calls/planned", permission: "calls.start" },
  {
    title: "contacts.callBacks.pageTitle",
    href: "/contacts/call-backs",
    permission: "contacts.read",
  },
  { title: "contacts.erase.receipts", href: "/contacts/erasures", permission: "contacts.erase" },
  { title: "apiKeys.title", href: "/profile/api-keys", permission: "api_keys.use" },
  { title: "apiKeys.docs.title", href: "/docs", permission: "api_keys.use" },
] as const satisfies readonly { title: string; href: string; permission: Permission }[];

/** A page that somebody may enter. */
export type KnownPage = {
  href: string;
  label: string;
  /** The room it is in: "Settings". */
  within?: string;
};

/** Who opens the bar, and what it may offer. */
export type CommandFacts = {
  userId: string;
  pages: readonly KnownPage[];
  may: { call: boolean; readCalls: boolean; readContacts: boolean };
};
