"use client";
import { useTranslations } from "next-intl";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/db/enums";
import { Checkbox, Input } from "../ui/controls";
import { Field } from "../ui/field";
import { eventWords } from "./event-words";

export type WebhookWish = { name: string; url: string; events: WebhookEvent[] };

/** What stands in a form with these fields. */
export function wishOf(form: HTMLFormElement): WebhookWish {
  const data = new FormData(form);
  const ticked = data.getAll("events");
  return {
    name: String(data.get("name") ?? ""),
    url: String(data.get("url") ?? ""),
    events: WEBHOOK_EVENTS.filter((event) => ticked.includes(event)),
  };
}

/** Words for what may be wrong with an address, by code. */
export function useAddressWords(): Record<string, string> {
  const t = useTranslations("webhooks.urlWrong");
  const codes = [
    "address_invalid",
    "https_only",
    "address_with_password",
    "port_not_allowed",
    "address_not_public",
  ] as const;
  return Object.fromEntries(codes.map((code) => [code, t(code)]));
}

/** Name, address and events of a webhook. `errorOf`: words for what is wrong with a field. */
export function WebhookFields({
  defaults,
  errorOf,
}: {
  defaults?: WebhookWish;
  errorOf: (field: string) => string | undefined;
}) {
  const t = useTranslations("webhooks");
  const noEvents = errorOf("events") && t("noEvents");
  return (
    <>
      <Field label={t("name")} help={t("nameHelp")} error={errorOf("name")}>
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={80}
            autoComplete="off"
            defaultValue={defaults?.name}
          />
        )}
      </Field>
      <Field label={t("url")} help={t("urlHelp")} error={errorOf("url")}>
        {(control) => (
          <Input
            {...control}
            type="url"
            name="url"
            maxLength={2000}
            autoComplete="off"
            placeholder="https://"
            defaultValue={defaults?.url}
          />
        )}
      </Field>
      <fieldset className="min-w-0">
        <legend className="font-medium text-sm text-text">{t("events")}</legend>
        {noEvents && (
          <p role="alert" className="mt-0.5 text-bad text-sm">
            {noEvents}
          </p>
        )}
        <div className="mt-1.5 grid gap-x-4 sm:grid-cols-2">
          {WEBHOOK_EVENTS.map((event) => {
            const words = eventWords(event);
            return (
              <Checkbox
                key={event}
                name="events"
                value={event}
                defaultChecked={defaults ? defaults.events.includes(event) : true}
                label={
                  <>
                    <code className="text-sm">{event}</code>
                    {words && (
                      <span className="block text-muted text-sm">{t(`event.${words}`)}</span>
                    )}
                  </>
                }
              />
            );
          })}
        </div>
      </fieldset>
    </>
  );
}
