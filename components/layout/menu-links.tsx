"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { NavLink } from "./nav-links";

const PROFILE = { key: "profile", href: "/profile" } as const;

/** Rooms of the person's menu; the menu closes behind the one that was pressed, because the shell stays. */
export function MenuLinks({ items }: { items: readonly NavLink[] }) {
  const t = useTranslations("shell.nav");
  return (
    <ul className="-mx-1.5 flex flex-col">
      {[...items, PROFILE].map(({ key, href }) => (
        <li key={key}>
          <Link
            href={href}
            onClick={({ currentTarget }) =>
              currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()
            }
            className="flex h-9 items-center rounded-lg px-1.5 font-medium hover:bg-hover"
          >
            {t(key)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
