"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { rememberPreferenceAction } from "@/lib/entry/actions";
import { Card } from "../../ui/card";
import { HeadCell, Table } from "../../ui/table";
import { BulkBar } from "./bulk-bar";
import { CallRow } from "./call-row";
import { ColumnHead } from "./column-head";
import { ColumnMenu, useColumnTitle } from "./column-menu";
import { type ColumnChoice, writeColumns } from "./columns";
import { useListKeys } from "./use-list-keys";

/** Calls a page at a time: by mouse or keys one opens them, selects some, chooses what is shown, takes a file along. */
export function CallList({
  calls,
  columns: first,
  exportHref,
  mayCall,
}: {
  calls: readonly CallSummary[];
  columns: ColumnChoice;
  /** The file of the whole view. */
  exportHref: string;
  mayCall: boolean;
}) {
  const t = useTranslations("callList");
  const words = useTranslations("calls.list");
  const title = useColumnTitle();
  const [choice, setChoice] = useState(first);
  const [, startSaving] = useTransition();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const choose = (next: ColumnChoice) => {
    setChoice(next);
    startSaving(async () => {
      await rememberPreferenceAction({ name: "callColumns", value: writeColumns(next) });
    });
  };
  const select = (id: string) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const active = useListKeys(
    calls.map(({ id }) => id),
    select,
  );
  const picked = calls.filter(({ id }) => selected.has(id));
  return (
    <>
      <div className="mb-2 flex items-center justify-end gap-1">
        <span className="mr-auto text-faint text-xs max-lg:hidden">{t("keys")}</span>
        <ColumnMenu choice={choice} onChoose={choose} />
        <a
          href={exportHref}
          download
          data-testid="export"
          className="inline-flex h-7 items-center gap-1.5 rounded-lg px-2.5 font-medium text-muted text-sm hover:bg-hover hover:text-text"
        >
          <Download aria-hidden className="size-4" />
          {t("export")}
        </a>
      </div>
      <Card isFlush>
        <Table aria-label={words("title")} data-testid="call-table" className="max-sm:block">
          <thead className="max-sm:sr-only">
            <tr>
              <HeadCell className="w-10 pr-0">
                <input
                  type="checkbox"
                  aria-label={t("selectAll")}
                  checked={calls.length > 0 && picked.length === calls.length}
                  onChange={({ target }) =>
                    setSelected(new Set(target.checked ? calls.map(({ id }) => id) : []))
                  }
                  className="block size-4 accent-accent"
                />
              </HeadCell>
              <HeadCell>{words("phone")}</HeadCell>
              {choice.shown.map((column) => (
                <ColumnHead
                  key={column}
                  column={column}
                  title={title(column)}
                  width={choice.widths[column]}
                  isNumber={column === "talk" || column === "when"}
                  className={isMinor(column) ? "max-lg:hidden" : undefined}
                  onWidth={(name, width) =>
                    choose({ ...choice, widths: { ...choice.widths, [name]: width } })
                  }
                />
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {calls.map((call) => (
              <CallRow
                key={call.id}
                call={call}
                columns={choice.shown}
                isActive={call.id === active}
                isSelected={selected.has(call.id)}
                onSelect={select}
              />
            ))}
          </tbody>
        </Table>
      </Card>
      {picked.length > 0 && (
        <BulkBar selected={picked} mayCall={mayCall} onClear={() => setSelected(new Set())} />
      )}
    </>
  );
}

/** Left out where the screen is narrow. */
function isMinor(column: string): boolean {
  return column === "crm" || column === "owner" || column === "language";
}
