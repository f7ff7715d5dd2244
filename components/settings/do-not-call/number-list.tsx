import { PhoneOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DoNotCallEntry } from "@/lib/contacts/do-not-call-list";
import { PhoneText } from "../../calls/phone-text";
import { TimeText } from "../../calls/time-text";
import { EmptyState } from "../../ui/empty-state";
import { RemoveNumber } from "./remove-number";

const SOURCES = ["import", "operator", "call", "sms", "telegram", "api", "admin"] as const;
const REASONS = ["asked_in_call", "asked_in_message"] as const;

/** Numbers nobody may dial, each with its reason and where it came from. */
export function NumberList({
  entries,
  isSearched,
  limit,
}: {
  entries: readonly DoNotCallEntry[];
  isSearched: boolean;
  /** As many are shown at most. */
  limit: number;
}) {
  const t = useTranslations("settings.doNotCall");
  if (entries.length === 0) {
    return (
      <EmptyState icon={PhoneOff} title={t(isSearched ? "nothing" : "empty")}>
        {!isSearched && t("emptyHelp")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <NumberLine key={entry.phoneHash} entry={entry} />
        ))}
      </ul>
      {entries.length >= limit && (
        <p className="border-line border-t px-4 py-3 text-muted text-sm">
          {t("shown", { count: limit })}
        </p>
      )}
    </>
  );
}

function NumberLine({ entry }: { entry: DoNotCallEntry }) {
  const t = useTranslations("settings.doNotCall");
  const source = SOURCES.find((known) => known === entry.source);
  const reason = REASONS.find((known) => known === entry.reason);
  return (
    <li
      className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5"
      data-testid="do-not-call-entry"
    >
      <div className="min-w-0 flex-1 basis-56">
        {entry.phone ? (
          <PhoneText phone={entry.phone} className="font-medium" />
        ) : (
          <span className="text-faint">{t("erased")}</span>
        )}
        <p className="text-pretty text-muted">
          {reason ? t(`reasons.${reason}`) : entry.reason}
          <span className="ml-2 text-faint text-sm">
            {source ? t(`sources.${source}`) : entry.source}
            {entry.addedBy && `, ${entry.addedBy}`}
          </span>
        </p>
      </div>
      <TimeText at={entry.createdAt} className="text-muted text-sm tabular-nums" />
      <RemoveNumber phoneHash={entry.phoneHash} phone={entry.phone} listedFor={entry.reason} />
    </li>
  );
}
