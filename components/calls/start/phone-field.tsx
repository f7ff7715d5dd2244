"use client";
import { History } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import type { RecentNumber } from "@/lib/calls/queries/recent-numbers";
import { IconButton } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { spacedPhone } from "../phone-text";
import { CountryFlag } from "./country-flag";
import { formatWhileTyping } from "./phone-typing";
import { matchingRecent, RECENT_LIST_ID, RecentList, recentOptionId } from "./recent-list";

/** Fewer signs fit every country. */
const MIN_FOR_FLAG = 4;
const CLOSED = { isOpen: false, active: -1 };

/** The number, formatted while it is typed, with the flag of its country and the numbers called lately. */
export function PhoneField({
  value,
  onChange,
  error,
  recent,
}: {
  value: string;
  onChange: (phone: string) => void;
  error: string | undefined;
  /** Newest first. */
  recent: readonly RecentNumber[];
}) {
  const t = useTranslations("calls.form");
  const country = useLocale() === "ru" ? "RU" : "US";
  const [typed, setTyped] = useState<{ text: string; country: string | null }>({
    text: "",
    country: null,
  });
  const [list, setList] = useState(CLOSED);
  const newest = useRef("");
  const input = useRef<HTMLInputElement>(null);
  const numbers = matchingRecent(recent, value);
  const isListed = list.isOpen && numbers.length > 0;

  async function take(text: string, isAtEnd: boolean) {
    newest.current = text;
    onChange(text);
    const typing = await formatWhileTyping(text, country);
    if (newest.current !== text) return;
    setTyped({ text, country: typing.country });
    // Formatting moves the caret, so it waits until the end of the number is being typed.
    if (isAtEnd && typing.text !== text) {
      newest.current = typing.text;
      setTyped({ text: typing.text, country: typing.country });
      onChange(typing.text);
    }
  }

  function choose({ phone }: RecentNumber) {
    setList(CLOSED);
    void take(spacedPhone(phone), false);
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = isListed ? numbers[list.active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (numbers.length === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = isListed ? list.active : step > 0 ? -1 : 0;
      setList({ isOpen: true, active: (from + step + numbers.length) % numbers.length });
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape" && isListed) {
      event.preventDefault();
      setList(CLOSED);
    }
  }

  return (
    <Field id="phone" label={t("phone")} help={t("phoneHelp")} error={error}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            ref={input}
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            autoFocus
            required
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isListed}
            aria-controls={isListed ? RECENT_LIST_ID : undefined}
            aria-activedescendant={
              isListed && list.active >= 0 ? recentOptionId(list.active) : undefined
            }
            maxLength={40}
            value={value}
            onBlur={() => setList(CLOSED)}
            onKeyDown={onKeyDown}
            onChange={({ target }) => {
              const isLonger = target.value.length > value.length;
              setList({ isOpen: target.value.length > 1, active: -1 });
              void take(target.value, isLonger && target.selectionStart === target.value.length);
            }}
            className="h-11 pr-20 text-lg tabular-nums"
          />
          {typed.text === value && typed.country && value.length >= MIN_FOR_FLAG && (
            <span
              data-testid="phone-flag"
              className="pointer-events-none absolute top-2.5 right-12 text-lg"
            >
              <CountryFlag country={typed.country} />
            </span>
          )}
          {recent.length > 0 && (
            <IconButton
              icon={History}
              label={t("recentShow")}
              // By keyboard the arrow down does the same, from the field itself.
              tabIndex={-1}
              aria-expanded={isListed}
              className="absolute top-1.5 right-1.5"
              // The field keeps focus: its blur would close the list that this opens.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                input.current?.focus();
                setList({ isOpen: !isListed, active: -1 });
              }}
            />
          )}
          {isListed && <RecentList numbers={numbers} active={list.active} onChoose={choose} />}
        </div>
      )}
    </Field>
  );
}
