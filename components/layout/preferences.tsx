"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { startTransition, useEffect, useId, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { rememberPreferenceAction } from "@/lib/entry/actions";
import { LOCALES, type Locale } from "@/lib/platform/i18n/define-messages";
import { isTheme, THEMES, type Theme } from "@/lib/platform/i18n/locale";

/** Interface language; the page turns over in place and keeps what was typed. */
export function LanguageSwitch({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const group = useId();
  const router = useRouter();
  const change = (value: Locale) => {
    startTransition(async () => {
      await rememberPreferenceAction({ name: "locale", value });
      document.documentElement.lang = value;
      router.refresh();
    });
  };
  return (
    <Segmented
      label={t("menu.language")}
      isLabelHidden={isLabelHidden}
      name={group}
      value={locale}
      onChange={change}
      options={LOCALES.map((value) => ({ value, label: t(`locale.${value}`) }))}
    />
  );
}

/** Light, dark, or as the system has it; shown at once, remembered in a cookie the server reads, so nothing flashes. */
export function ThemeSwitch({
  first,
  isLabelHidden = false,
}: {
  first: Theme;
  isLabelHidden?: boolean;
}) {
  const t = useTranslations("shell");
  const group = useId();
  const [theme, setTheme] = useState<Theme>(first);
  useEffect(() => {
    const shown = document.documentElement.dataset.theme;
    if (isTheme(shown)) setTheme(shown);
  }, []);
  const change = (value: Theme) => {
    setTheme(value);
    document.documentElement.dataset.theme = value;
    startTransition(async () => {
      await rememberPreferenceAction({ name: "theme", value });
    });
  };
  return (
    <Segmented
      label={t("menu.theme")}
      isLabelHidden={isLabelHidden}
      name={group}
      value={theme}
      onChange={change}
      options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
    />
  );
}

/** Tells the server the browser's time zone once it differs, and has the times drawn again. */
export function RememberTimeZone() {
  const shown = useTimeZone();
  const router = useRouter();
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === shown) return;
    startTransition(async () => {
      const result = await rememberPreferenceAction({ name: "timeZone", value: own });
      if (result.ok) router.refresh();
    });
  }, [shown, router]);
  return null;
}
