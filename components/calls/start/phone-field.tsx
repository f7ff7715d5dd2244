"use client";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { CountryFlag } from "./country-flag";
import { formatWhileTyping, loadPhoneLibrary } from "./phone-typing";

/** Fewer signs fit every country. */
const MIN_FOR_FLAG = 4;

/** The number, formatted while it is typed, with the flag of its country. */
export function PhoneField({
  value,
  onChange,
  error,
  recent,
}: {
  value: string;
  onChange: (phone: string) => void;
  error: string | undefined;
  /** Numbers called lately, newest first. */
  recent: readonly string[];
}) {
  const t = useTranslations("calls.form");
  const country = useLocale() === "ru" ? "RU" : "US";
  const [typed, setTyped] = useState<{ text: string; country: string | null }>({
    text: "",
    country: null,
  });
  const newest = useRef("");

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

  return (
    <Field id="phone" label={t("phone")} help={t("phoneHelp")} error={error}>
      {(control) => (
        <div className="flex flex-col gap-2">
          <div className="relative">
            <Input
              {...control}
              name="phone"
              type="tel"
              inputMode="tel"
              autoComplete="off"
              autoFocus
              required
              list="recent-numbers"
              maxLength={40}
              value={value}
              onFocus={() => void loadPhoneLibrary()}
              onChange={({ target }) => {
                const isLonger = target.value.length > value.length;
                void take(target.value, isLonger && target.selectionStart === target.value.length);
              }}
              className="h-11 pr-12 text-lg tabular-nums"
            />
            {typed.text === value && typed.country && value.length >= MIN_FOR_FLAG && (
              <span
                data-testid="phone-flag"
                className="pointer-events-none absolute top-2.5 right-3 text-lg"
              >
                <CountryFlag country={typed.country} />
              </span>
            )}
          </div>
          <datalist id="recent-numbers">
            {recent.map((phone) => (
              <option key={phone} value={phone} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
