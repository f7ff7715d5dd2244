"use client";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { RecentNumber } from "@/lib/calls/queries/recent-numbers";
import { CallBadge } from "../call-badges";
import { PhoneText } from "../phone-text";
import { TimeText } from "../time-text";
import { CountryFlag } from "./country-flag";

export const RECENT_LIST_ID = "recent-numbers";
export const recentOptionId = (index: number) => `${RECENT_LIST_ID}-${index}`;

/** The numbers among the recent ones that hold what was typed; nothing typed: all. */
export function matchingRecent(
  recent: readonly RecentNumber[],
  typed: string,
): readonly RecentNumber[] {
  const digits = typed.replace(/\D/g, "");
  const name = typed.trim().toLowerCase();
  return recent.filter(
    (known) =>
      name === "" ||
      (digits !== "" && known.phone.includes(digits) && known.phone !== `+${digits}`) ||
      (digits === "" && known.name?.toLowerCase().includes(name)),
  );
}

/** The list under the number field; the field itself holds focus and says which option is active. */
export function RecentList({
  numbers,
  active,
  onChoose,
}: {
  numbers: readonly RecentNumber[];
  /** Index; -1: none. */
  active: number;
  onChoose: (number: RecentNumber) => void;
}) {
  const t = useTranslations("calls.form");
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg border border-line bg-surface shadow-lg">
      <p aria-hidden className="px-3 pt-2 pb-1 font-medium text-muted text-xs">
        {t("recent")}
      </p>
      <div
        id={RECENT_LIST_ID}
        role="listbox"
        aria-label={t("recent")}
        className="max-h-72 overflow-y-auto pb-1"
      >
        {numbers.map((known, index) => (
          <div
            key={known.phone}
            id={recentOptionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-testid="recent-number"
            // Before the field loses focus and closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(known);
            }}
            className={clsx(
              "grid cursor-pointer grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-3 py-2",
              index === active ? "bg-accent-soft" : "hover:bg-hover",
            )}
          >
            <span className="flex min-w-0 items-center gap-2">
              {known.country && <CountryFlag country={known.country} />}
              <PhoneText phone={known.phone} className="font-medium" />
              {known.name && <span className="truncate text-muted">{known.name}</span>}
            </span>
            <span className="flex items-center gap-3">
              <TimeText at={known.calledAt} className="text-faint text-xs max-sm:hidden" />
              <CallBadge status={known.status} outcome={known.outcome} />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
