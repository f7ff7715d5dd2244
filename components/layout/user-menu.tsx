import { clsx } from "clsx";
import { getTranslations } from "next-intl/server";
import type { Role } from "@/db/enums";
import type { Theme } from "@/lib/platform/i18n/locale";
import { LanguageSwitch, ThemeSwitch } from "./look/preferences";
import { MenuLinks } from "./menu-links";
import type { NavLink } from "./nav-links";
import { SignOutButton } from "./sign-out-button";

type Person = { name: string; email: string; role: Role };

function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? "");
  return letters.slice(0, 2).join("").toUpperCase() || "?";
}

/**
 * Who is signed in, language, theme, the way out. A popover of the browser: it opens by its button, closes on
 * Escape and on a press elsewhere. Rail and bottom bar have one each, with an id of its own.
 */
export async function UserMenu({
  person,
  theme,
  place,
  items,
}: {
  person: Person;
  theme: Theme;
  place: "rail" | "bar";
  /** Rooms that stand here instead of in the bar. */
  items: readonly NavLink[];
}) {
  const t = await getTranslations();
  const id = `user-menu-${place}`;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={clsx(
          "items-center rounded-lg text-left transition-colors duration-100 hover:bg-hover",
          place === "rail"
            ? "flex w-full gap-2.5 p-1.5 group-data-narrow/rail:justify-center"
            : "flex flex-1 flex-col justify-center py-1.5",
        )}
      >
        <span className="sr-only">
          {t("shell.menu.label")}: {person.name}
        </span>
        <span
          aria-hidden
          className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-text text-xs"
        >
          {initials(person.name)}
        </span>
        {place === "rail" && (
          <span aria-hidden className="min-w-0 flex-1 group-data-narrow/rail:hidden">
            <span className="block truncate font-medium text-sm">{person.name}</span>
            <span className="block truncate text-faint text-xs">
              {t(`auth.roles.${person.role}`)}
            </span>
          </span>
        )}
      </button>
      <div
        popover="auto"
        id={id}
        className={clsx(
          "inset-auto m-0 w-72 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-surface p-4 text-text shadow-lg",
          "fixed bottom-16 open:flex open:flex-col open:gap-4",
          place === "rail" ? "left-3" : "right-3 mb-2",
        )}
      >
        <div className="min-w-0">
          <p className="truncate font-medium">{person.name}</p>
          <p className="truncate text-muted text-sm">{person.email}</p>
          <p className="text-faint text-sm">{t(`auth.roles.${person.role}`)}</p>
        </div>
        <MenuLinks items={items} />
        <LanguageSwitch />
        <ThemeSwitch first={theme} />
        <SignOutButton />
      </div>
    </>
  );
}
