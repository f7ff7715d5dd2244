"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeDialingAction } from "@/lib/settings/actions";
import type { CallingHours } from "@/lib/settings/schema";
import { useCommand } from "../../forms/use-command";
import { Input } from "../../ui/controls";
import { SavedForm } from "../saved-form";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const USUAL = { from: "09:00", to: "20:00" };

/** The hours of each weekday; a day without hours is closed. */
export function HoursForm({ first }: { first: CallingHours }) {
  const t = useTranslations("settings.dialing.hours");
  const [hours, setHours] = useState(first);
  const command = useCommand(changeDialingAction);
  const change = (day: keyof CallingHours, window: CallingHours["mon"]) =>
    setHours({ ...hours, [day]: window });
  return (
    <SavedForm
      command={command}
      onSubmit={() => command.send({ callingHours: hours })}
      data-testid="hours-form"
    >
      <p className="text-muted">{t("help")}</p>
      <ul className="flex flex-col gap-1.5">
        {DAYS.map((day) => {
          const window = hours[day];
          const name = t(`days.${day}`);
          return (
            <li key={day} className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
              <label className="flex w-36 cursor-pointer items-center gap-2.5">
                <input
                  type="checkbox"
                  checked={window !== null}
                  onChange={({ target }) => change(day, target.checked ? USUAL : null)}
                  className="size-4 accent-accent"
                />
                {name}
              </label>
              {window ? (
                <span className="flex items-center gap-2 text-muted">
                  {t("from")}
                  <ClockInput
                    label={`${name}: ${t("from")}`}
                    value={window.from}
                    onChange={(from) => change(day, { ...window, from })}
                  />
                  {t("to")}
                  <ClockInput
                    label={`${name}: ${t("to")}`}
                    value={window.to}
                    onChange={(to) => change(day, { ...window, to })}
                  />
                </span>
              ) : (
                <span className="text-faint">{t("closed")}</span>
              )}
            </li>
          );
        })}
      </ul>
    </SavedForm>
  );
}

/** A time of day as text: the browser's own control knows no 24:00, the end of the day. */
function ClockInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const isGood = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
  return (
    <Input
      aria-label={label}
      aria-invalid={isGood ? undefined : true}
      value={value}
      inputMode="numeric"
      maxLength={5}
      onChange={({ target }) => onChange(target.value)}
      className="max-w-20 text-center tabular-nums"
    />
  );
}
