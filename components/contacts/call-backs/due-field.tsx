"use client";
import { useTimeZone, useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { Input } from "../../ui/controls";
import { Field } from "../../ui/field";
import { usualTime } from "./due-clock";

/** When to call back, by the viewer's clock ("YYYY-MM-DDTHH:MM"), with the usual answers to press. */
export function DueField({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const t = useTranslations("contacts.callBacks");
  const zone = useTimeZone() ?? "UTC";
  const press = (choice: "inHour" | "tomorrow" | "monday") =>
    onChange(usualTime(choice, new Date(), zone));
  return (
    <Field label={t("due")} error={error} help={t("dueHelp", { zone })}>
      {(control) => (
        <div className="flex flex-col gap-2">
          <Input
            {...control}
            type="datetime-local"
            value={value}
            onChange={({ target }) => onChange(target.value.slice(0, 16))}
          />
          <div className="flex flex-wrap gap-1.5">
            {(["inHour", "tomorrow", "monday"] as const).map((choice) => (
              <Button key={choice} size="sm" onClick={() => press(choice)}>
                {t(choice)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
