"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { KeyCaps } from "../shortcuts/key-caps";
import { IconButton } from "../ui/button";
import { useOpenPanel } from "./command-provider";

/** Opens the command bar by hand. Wide: looks like the field it opens, with its keys. */
export function FindButton({ isWide = false }: { isWide?: boolean }) {
  const t = useTranslations("shell.command");
  const open = useOpenPanel();
  if (!isWide)
    return <IconButton icon={Search} label={t("open")} onClick={() => open("commands")} />;
  return (
    <button
      type="button"
      onClick={() => open("commands")}
      data-testid="find"
      className="flex h-9 w-full items-center gap-3 rounded-lg border border-line bg-page px-2.5 text-muted transition-colors duration-100 hover:border-edge hover:text-text"
    >
      <Search aria-hidden className="size-4.5 shrink-0" />
      <span className="flex-1 text-left">{t("open")}</span>
      <span aria-hidden>
        <KeyCaps id="commands" />
      </span>
    </button>
  );
}
