"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "../../ui/controls";
import { COLUMNS, type Column, type ColumnChoice } from "./columns";

/** Which columns stand in the list. */
export function ColumnMenu({
  choice,
  onChoose,
}: {
  choice: ColumnChoice;
  onChoose: (choice: ColumnChoice) => void;
}) {
  const t = useTranslations("callList");
  const title = useColumnTitle();
  const toggle = (column: Column) => {
    const shown = COLUMNS.filter((name) =>
      name === column ? !choice.shown.includes(name) : choice.shown.includes(name),
    );
    if (shown.length > 0) onChoose({ ...choice, shown });
  };
  return (
    <details className="relative max-sm:hidden" data-testid="column-menu">
      <summary className="flex h-7 list-none items-center gap-1.5 rounded-lg px-2.5 font-medium text-muted text-sm hover:bg-hover hover:text-text">
        <Columns3 aria-hidden className="size-4" />
        {t("columns")}
      </summary>
      <div className="absolute right-0 z-30 mt-1 flex w-48 flex-col rounded-lg border border-line bg-surface p-3 shadow-lg">
        {COLUMNS.map((column) => (
          <Checkbox
            key={column}
            label={title(column)}
            checked={choice.shown.includes(column)}
            onChange={() => toggle(column)}
          />
        ))}
      </div>
    </details>
  );
}

export function useColumnTitle(): (column: Column) => string {
  const calls = useTranslations("calls.list");
  const list = useTranslations("callList");
  return (column) => (column === "language" ? list("language") : calls(column));
}
