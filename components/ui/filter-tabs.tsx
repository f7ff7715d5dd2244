import Link from "next/link";
import type { ReactNode } from "react";

export type FilterTab = { href: string; label: ReactNode; count?: number; isCurrent: boolean };

/** Views of one list side by side, as links: each has an address of its own. */
export function FilterTabs({ label, tabs }: { label: string; tabs: readonly FilterTab[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? "page" : undefined}
              className="inline-flex h-8 items-center gap-1.5 rounded-lg px-3 text-muted text-sm transition-colors duration-100 hover:bg-hover hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text"
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-xs tabular-nums">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
