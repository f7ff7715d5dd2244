"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { startTransition, useEffect, useId } from "react";
import { Segmented } from "@/components/ui/segmented";
import { rememberPreferenceAction } from "@/lib/entry/actions";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import { THEMES, type Theme } from "@/lib/platform/i18n/locale";
import { changeTheme, useChangeLanguage, useShownTheme } from "./use-look";

/** Interface language; the page turns over in place and keeps what was typed. */
export function LanguageSwitch({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const t = useTranslations("shell");
  return (
    <Segmented
      label={t("menu.language")}
      isLabelHidden={isLabelHidden}
      name={useId()}
      value={useLocale()}
      onChange={useChangeLanguage()}
      options={LOCALES.map((value) => ({ value, label: t(`locale.${value}`) }))}
    />
  );
}

/** Light, dark, or as the system has it. */
export function ThemeSwitch({
  first,
  isLabelHidden = false,
}: {
  first: Theme;
  isLabelHidden?: boolean;
}) {
  const t = useTranslations("shell");
  return (
    <Segmented
      label={t("menu.theme")}
      isLabelHidden={isLabelHidden}
      name={useId()}
      value={useShownTheme(first)}
      onChange={changeTheme}
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
