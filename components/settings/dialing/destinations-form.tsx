"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeDialingAction } from "@/lib/settings/actions";
import type { Destination } from "@/lib/settings/schema";
import { useCommand } from "../../forms/use-command";
import { Button, IconButton } from "../../ui/button";
import { Input } from "../../ui/controls";
import { SavedForm } from "../saved-form";

type Line = { id: number; prefix: string; isAllowed: boolean; price: string };

const toLine = (entry: Destination, id: number): Line => ({
  id,
  prefix: entry.prefix,
  isAllowed: entry.isAllowed,
  price: String(entry.pricePerMinuteMicros / 1_000_000),
});

function toDestination(line: Line): Destination {
  const price = Number(line.price.trim().replace(",", ".") || Number.NaN);
  return {
    prefix: line.prefix.replace(/\D/g, ""),
    isAllowed: line.isAllowed,
    pricePerMinuteMicros: Math.round(price * 1_000_000),
  };
}

/** Which numbers may be called, by their beginning, and what a minute there costs. */
export function DestinationsForm({
  first,
  currency,
}: {
  first: readonly Destination[];
  currency: string;
}) {
  const t = useTranslations("settings.dialing.prefixes");
  const [lines, setLines] = useState(() => first.map(toLine));
  const [nextId, setNextId] = useState(first.length);
  const [filter, setFilter] = useState("");
  const command = useCommand(changeDialingAction);
  const digits = filter.replace(/\D/g, "");
  const shown = lines.filter(({ prefix }) => !digits || prefix.startsWith(digits) || !prefix);
  const doubled = lines.find(
    (line, at) => line.prefix && lines.findIndex(({ prefix }) => prefix === line.prefix) !== at,
  );
  const change = (id: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const add = () => {
    setLines([{ id: nextId, prefix: digits, isAllowed: true, price: "0" }, ...lines]);
    setNextId(nextId + 1);
  };
  return (
    <SavedForm
      command={command}
      onSubmit={() => !doubled && command.send({ destinations: lines.map(toDestination) })}
      data-testid="destinations-form"
    >
      <p className="max-w-prose text-muted">{t("help")}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label={t("filter")}
          placeholder={t("filter")}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
          className="max-w-56"
        />
        <Button icon={Plus} onClick={add}>
          {t("add")}
        </Button>
        <span className="ml-auto text-muted text-sm tabular-nums">
          {t("count", { count: lines.length })}
        </span>
      </div>
      <div className="max-h-96 overflow-auto rounded-lg border border-line">
        <table className="w-full border-collapse text-left text-base">
          <thead>
            <tr className="text-muted text-xs">
              {[t("prefix"), t("allowed"), t("price", { currency }), ""].map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="sticky top-0 z-10 h-9 border-line border-b bg-surface px-3 font-medium"
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={line.id} className="border-line border-b last:border-b-0">
                <td className="px-3 py-1.5">
                  <span className="flex items-center gap-1 text-muted">
                    +
                    <Input
                      aria-label={t("prefix")}
                      inputMode="numeric"
                      value={line.prefix}
                      onChange={({ target }) =>
                        change(line.id, { prefix: target.value.replace(/\D/g, "").slice(0, 9) })
                      }
                      className="max-w-28 tabular-nums"
                    />
                  </span>
                </td>
                <td className="px-3 py-1.5">
                  <input
                    type="checkbox"
                    aria-label={`${t("allowed")}: +${line.prefix}`}
                    checked={line.isAllowed}
                    onChange={({ target }) => change(line.id, { isAllowed: target.checked })}
                    className="size-4 accent-accent"
                  />
                </td>
                <td className="px-3 py-1.5">
                  <Input
                    aria-label={`${t("price", { currency })}: +${line.prefix}`}
                    inputMode="decimal"
                    disabled={!line.isAllowed}
                    value={line.price}
                    onChange={({ target }) => change(line.id, { price: target.value })}
                    className="max-w-24 text-right tabular-nums"
                  />
                </td>
                <td className="px-2 py-1.5 text-right">
                  <IconButton
                    icon={Trash2}
                    label={t("remove", { prefix: `+${line.prefix}` })}
                    onClick={() => setLines(lines.filter(({ id }) => id !== line.id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="px-3 py-6 text-center text-muted">{t("none")}</p>}
      </div>
      {doubled && (
        <p role="alert" className="text-bad">
          {t("doubled", { prefix: `+${doubled.prefix}` })}
        </p>
      )}
    </SavedForm>
  );
}
