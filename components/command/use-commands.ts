"use client";

import {
  CalendarClock,
  Contact,
  FileText,
  History,
  Keyboard,
  Languages,
  Phone,
  SunMoon,
} from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import { THEMES } from "@/lib/platform/i18n/locale";
import { spacedPhone } from "../calls/phone-text";
import { changeTheme, useChangeLanguage, useShownTheme } from "../layout/look/use-look";
import { COMMAND_GROUPS, type Command, fitting, typedNumber } from "./find";
import type { CommandFacts } from "./pages";
import { recallPages } from "./recent-pages";
import { useFound } from "./use-found";

/** What the bar offers for what is typed, group by group. */
export function useCommands(
  facts: CommandFacts,
  text: string,
  onKeys: () => void,
): { commands: Command[]; isSearching: boolean; isFailed: boolean } {
  const found = useFound(text, { calls: facts.may.readCalls, contacts: facts.may.readContacts });
  const format = useFormatter();
  const fixed = useFixed(facts, onKeys);
  const number = useNumber(facts, text);
  const isEmpty = text.trim() === "";
  const calls = found.calls.map(
    ({ id, phone, contactName, createdAt }): Command => ({
      id: `call-${id}`,
      group: "calls",
      icon: Phone,
      href: `/calls/${id}`,
      label: contactName ? `${contactName}, ${spacedPhone(phone)}` : spacedPhone(phone),
      note: format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" }),
    }),
  );
  const clients = found.clients.map(
    ({ id, name, company, phone }): Command => ({
      id: `client-${id}`,
      group: "clients",
      icon: Contact,
      href: `/contacts/${id}`,
      label: name ?? (phone ? spacedPhone(phone) : "—"),
      note: [company, name && phone ? spacedPhone(phone) : null].filter(Boolean).join(" · "),
    }),
  );
  const all = [...number, ...(isEmpty ? fixed : fitting(fixed, text)), ...calls, ...clients];
  return {
    commands: COMMAND_GROUPS.flatMap((group) => all.filter((one) => one.group === group)),
    isSearching: !isEmpty && found.isSearching,
    isFailed: found.isFailed,
  };
}

/** What is there without a look at the server. */
function useFixed({ pages, may, userId }: CommandFacts, onKeys: () => void): Command[] {
  const t = useTranslations("shell.command");
  const locale = useLocale();
  const theme = useShownTheme("system");
  const changeLanguage = useChangeLanguage();
  const [recent] = useState(() => recallPages(userId));
  return [
    ...recent.map(
      ({ href, title }): Command => ({
        id: `recent-${href}`,
        group: "recent",
        icon: History,
        href,
        label: title,
      }),
    ),
    ...pages.map(
      ({ href, label, within }): Command => ({
        id: `page-${href}`,
        group: "pages",
        icon: FileText,
        href,
        label,
        ...(within ? { note: within } : {}),
      }),
    ),
    ...(may.call
      ? [
          {
            id: "plan",
            group: "actions" as const,
            icon: CalendarClock,
            href: "/calls/new?when=later",
            label: t("action.planSome"),
          },
        ]
      : []),
    ...THEMES.filter((known) => known !== theme).map(
      (known): Command => ({
        id: `theme-${known}`,
        group: "actions",
        icon: SunMoon,
        run: () => changeTheme(known),
        label: t(`action.theme.${known}`),
      }),
    ),
    ...LOCALES.filter((known) => known !== locale).map(
      (known): Command => ({
        id: `locale-${known}`,
        group: "actions",
        icon: Languages,
        run: () => changeLanguage(known),
        label: t(`action.locale.${known}`),
        note: NAMES[known],
      }),
    ),
    { id: "keys", group: "actions", icon: Keyboard, run: onKeys, label: t("action.keys") },
  ];
}

/** Each language by its own name, for whoever cannot read the one on screen. */
const NAMES = { ru: "Русский", en: "English" } as const;

function useNumber({ may }: CommandFacts, text: string): Command[] {
  const t = useTranslations("shell.command");
  const number = typedNumber(text);
  if (!may.call || !number) return [];
  const phone = spacedPhone(number);
  const to = `/calls/new?phone=${encodeURIComponent(number)}`;
  return [
    {
      id: "number-call",
      group: "number",
      icon: Phone,
      href: to,
      label: t("action.call", { phone }),
    },
    {
      id: "number-plan",
      group: "number",
      icon: CalendarClock,
      href: `${to}&when=later`,
      label: t("action.plan", { phone }),
    },
  ];
}
