"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { SettingsSection } from "./sections";

/** The parts of the settings beside the content; above it where the page is narrow. */
export function SectionNav({
  sections,
}: {
  sections: readonly { key: SettingsSection; href: string }[];
}) {
  const t = useTranslations("settings");
  const path = usePathname();
  return (
    <nav aria-label={t("title")} className="lg:w-48 lg:shrink-0">
      <ul className="flex flex-wrap gap-1 lg:sticky lg:top-6 lg:flex-col">
        {sections.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={path.startsWith(href) ? "page" : undefined}
              className="flex h-8 items-center rounded-lg px-3 text-muted transition-colors duration-100 hover:bg-hover hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text"
            >
              {t(`section.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
