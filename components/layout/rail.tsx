"use client";

import { clsx } from "clsx";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, startTransition, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { rememberPreferenceAction } from "@/lib/entry/actions";
import type { OutboxCounts } from "@/lib/follow-ups/queries";
import { FindButton } from "../command/find-button";
import { Brand, Mark } from "./brand";
import { type NavLink, RailLinks } from "./nav-links";

/** The left rail of wide screens; it collapses to icons and stays so. */
export function Rail({
  items,
  home,
  isNarrowAtFirst,
  outbox,
  children,
}: {
  items: readonly NavLink[];
  home: string;
  isNarrowAtFirst: boolean;
  /** How much waits in the outbox; null: this person has none. */
  outbox: OutboxCounts | null;
  /** The user menu, at the foot. */
  children: ReactNode;
}) {
  const t = useTranslations("shell.nav");
  const [isNarrow, setNarrow] = useState(isNarrowAtFirst);
  const toggle = () => {
    setNarrow(!isNarrow);
    startTransition(async () => {
      await rememberPreferenceAction({ name: "rail", value: isNarrow ? "wide" : "narrow" });
    });
  };
  return (
    <div
      data-narrow={isNarrow || undefined}
      className={clsx(
        "group/rail sticky top-0 hidden h-dvh shrink-0 flex-col border-line border-r bg-surface px-3 py-3 sm:flex",
        isNarrow ? "w-16" : "w-56",
      )}
    >
      <div
        className={clsx(
          "mb-4 flex items-center",
          isNarrow ? "justify-center" : "justify-between pl-2",
        )}
      >
        <Link href={home} aria-label="HALO" className="rounded-md">
          {isNarrow ? <Mark className="size-7" /> : <Brand />}
        </Link>
        {!isNarrow && <IconButton icon={PanelLeftClose} label={t("collapse")} onClick={toggle} />}
      </div>
      <div className={clsx("mb-2", isNarrow && "flex justify-center")}>
        <FindButton isWide={!isNarrow} />
      </div>
      <nav aria-label={t("label")} className="flex-1">
        <RailLinks items={items} isNarrow={isNarrow} outbox={outbox} />
      </nav>
      {isNarrow && (
        <IconButton
          icon={PanelLeftOpen}
          label={t("expand")}
          onClick={toggle}
          className="mb-2 self-center"
        />
      )}
      {children}
    </div>
  );
}
