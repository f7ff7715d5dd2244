"use client";

import { clsx } from "clsx";
import {
  Bot,
  Contact,
  Filter,
  List,
  type LucideIcon,
  PhoneOutgoing,
  Send,
  Settings,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { OutboxCounts } from "@/lib/follow-ups/queries";
import { activeItem, type NavKey } from "./nav-items";
import { OutboxBadge } from "./outbox-badge";

const ICONS: Record<NavKey, LucideIcon> = {
  newCall: PhoneOutgoing,
  calls: List,
  contacts: Contact,
  bots: Bot,
  analytics: Filter,
  outbox: Send,
  settings: Settings,
};

export type NavLink = { key: NavKey; href: string };

/** The rail's links, under each other. Narrow ones show their word on hover and to screen readers. */
export function RailLinks({
  items,
  isNarrow,
  outbox,
}: {
  items: readonly NavLink[];
  isNarrow: boolean;
  outbox: OutboxCounts | null;
}) {
  const t = useTranslations("shell.nav");
  const active = activeItem(usePathname(), items);
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ key, href }) => {
        const Icon = ICONS[key];
        return (
          <li key={key}>
            <Link
              href={href}
              title={isNarrow ? t(key) : undefined}
              aria-current={active === key ? "page" : undefined}
              className={clsx(
                "relative flex h-9 items-center gap-3 rounded-lg px-2.5 font-medium text-muted transition-colors duration-100 hover:bg-hover hover:text-text",
                "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text",
              )}
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              <span className={clsx(isNarrow && "sr-only")}>{t(key)}</span>
              {key === "outbox" && outbox && <OutboxBadge first={outbox} isDot={isNarrow} />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The same links side by side, at the thumb of a phone. */
export function BarLinks({ items }: { items: readonly NavLink[] }) {
  const t = useTranslations("shell.nav");
  const active = activeItem(usePathname(), items);
  return (
    <>
      {items.map(({ key, href }) => {
        const Icon = ICONS[key];
        return (
          <Link
            key={key}
            href={href}
            aria-current={active === key ? "page" : undefined}
            className="flex min-w-0 flex-1 flex-col items-center gap-1 rounded-lg py-1.5 text-muted text-xs aria-[current=page]:text-accent-text"
          >
            <Icon aria-hidden className="size-5" />
            <span className="max-w-full truncate">{t(key)}</span>
          </Link>
        );
      })}
    </>
  );
}
