"use client";

import { useRouter } from "next/navigation";
import { startTransition, useSyncExternalStore } from "react";
import { rememberPreferenceAction } from "@/lib/entry/actions";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { isTheme, type Theme } from "@/lib/platform/i18n/locale";

function shownTheme(): Theme {
  const shown = document.documentElement.dataset.theme;
  return isTheme(shown) ? shown : "system";
}

function watchTheme(onChange: () => void): () => void {
  const watch = new MutationObserver(onChange);
  watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => watch.disconnect();
}

/** The theme the page wears, whoever changed it. @param first as the server drew it */
export function useShownTheme(first: Theme): Theme {
  return useSyncExternalStore(watchTheme, shownTheme, () => first);
}

/** Shown at once, remembered in a cookie the server reads, so nothing flashes. */
export function changeTheme(value: Theme): void {
  document.documentElement.dataset.theme = value;
  startTransition(async () => {
    await rememberPreferenceAction({ name: "theme", value });
  });
}

/** Turns the page over in place; what was typed is kept. */
export function useChangeLanguage(): (value: Locale) => void {
  const router = useRouter();
  return (value) =>
    startTransition(async () => {
      await rememberPreferenceAction({ name: "locale", value });
      document.documentElement.lang = value;
      router.refresh();
    });
}
