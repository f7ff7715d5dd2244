import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import {
  LanguageSwitch,
  RememberTimeZone,
  ThemeSwitch,
} from "@/components/layout/look/preferences";
import type { Theme } from "@/lib/platform/i18n/locale";

/** The page of somebody who is not inside yet: one card in the rings of the mark, language and theme below. */
export function Doorway({
  title,
  lead,
  theme,
  children,
}: {
  title: string;
  lead?: string;
  theme: Theme;
  children: ReactNode;
}) {
  return (
    <div className="relative flex min-h-dvh flex-col items-center justify-center overflow-hidden px-4 py-10">
      <Rings />
      <div className="relative w-full max-w-md">
        <div className="mb-6 flex justify-center">
          <Brand />
        </div>
        <main className="rounded-xl border border-line bg-surface px-5 py-6 shadow-sm sm:px-8 sm:py-8">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {lead && <p className="mt-1 mb-6 text-muted">{lead}</p>}
          {children}
        </main>
        <footer className="mx-auto mt-5 flex flex-wrap justify-center gap-3">
          <LanguageSwitch isLabelHidden />
          <ThemeSwitch first={theme} isLabelHidden />
        </footer>
      </div>
      <RememberTimeZone />
    </div>
  );
}

function Rings() {
  return (
    <svg
      viewBox="0 0 1200 1200"
      fill="none"
      aria-hidden="true"
      className="pointer-events-none absolute top-1/2 left-1/2 size-[75rem] max-w-none -translate-x-1/2 -translate-y-1/2 text-accent"
    >
      {[300, 385, 470, 555].map((radius, ring) => (
        <circle
          key={radius}
          cx="600"
          cy="600"
          r={radius}
          stroke="currentColor"
          strokeOpacity={0.14 - ring * 0.03}
          strokeWidth={18 - ring * 3}
        />
      ))}
    </svg>
  );
}
