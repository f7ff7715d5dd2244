"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { PlanCheck } from "@/lib/calls/planned/check-plan";
import { Button } from "../../ui/button";
import { Input, Select } from "../../ui/controls";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { quickHours, wallTimeIn, zoneName } from "./wall-time";

type When = { when: "now" | "later"; localTime: string };

/** Now, or an hour by the callee's clock, with the same moment by one's own. */
export function WhenField({
  value,
  zone,
  zones,
  isNumberKnown,
  isLaterOnly,
  check,
  errors,
  onChange,
}: {
  value: When;
  /** IANA, where the person is taken to be. */
  zone: string;
  /** Where the person may be; empty: nobody knows. */
  zones: readonly string[];
  isNumberKnown: boolean;
  /** A plan is being changed: it stays one. */
  isLaterOnly: boolean;
  check: PlanCheck | undefined;
  errors: Partial<Record<string, string>>;
  onChange: (change: Partial<When & { zone: string }>) => void;
}) {
  const t = useTranslations("calls.plan");
  const options = useMemo(
    () => (["now", "later"] as const).map((option) => ({ value: option, label: t(option) })),
    [t],
  );
  return (
    <div className="flex flex-col gap-3">
      {!isLaterOnly && (
        <Segmented
          label={t("when")}
          name="when"
          options={options}
          value={value.when}
          onChange={(when) => onChange({ when })}
          className="sm:max-w-72"
        />
      )}
      {value.when === "later" && (
        <div className="flex flex-col gap-3 rounded-lg border border-line p-3">
          {isNumberKnown ? (
            <>
              <QuickChoice zone={zone} onChange={(localTime) => onChange({ localTime })} />
              <div className="grid gap-3 sm:grid-cols-2">
                <HourField
                  localTime={value.localTime}
                  zone={zone}
                  check={check}
                  error={errors.localTime}
                  onChange={(localTime) => onChange({ localTime })}
                />
                <ZoneField
                  zone={zone}
                  zones={zones}
                  error={errors.zone}
                  onChange={(chosen) => onChange({ zone: chosen })}
                />
              </div>
            </>
          ) : (
            <p className="text-muted">{t("typeNumberFirst")}</p>
          )}
        </div>
      )}
    </div>
  );
}

function QuickChoice({ zone, onChange }: { zone: string; onChange: (localTime: string) => void }) {
  const t = useTranslations("calls.plan");
  const choose = (which: "inAnHour" | "tomorrow" | "monday") => () =>
    onChange(quickHours(wallTimeIn(zone, new Date()))[which]);
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("quick")}</legend>
      {(["inAnHour", "tomorrow", "monday"] as const).map((which) => (
        <Button key={which} size="sm" onClick={choose(which)}>
          {t(which)}
        </Button>
      ))}
    </fieldset>
  );
}

function HourField({
  localTime,
  zone,
  check,
  error,
  onChange,
}: {
  localTime: string;
  zone: string;
  check: PlanCheck | undefined;
  error: string | undefined;
  onChange: (localTime: string) => void;
}) {
  const t = useTranslations("calls.plan");
  const problem = localTime !== "" && check?.problem ? t(`problem.${check.problem}`) : undefined;
  return (
    <Field
      id="localTime"
      label={t("localTime")}
      error={error ?? problem}
      help={check?.dueAt ? <OwnTime dueAt={check.dueAt} localTime={localTime} /> : undefined}
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          name="localTime"
          required
          min={wallTimeIn(zone, new Date())}
          value={localTime}
          onChange={({ target }) => onChange(target.value)}
          className="tabular-nums"
        />
      )}
    </Field>
  );
}

function OwnTime({ dueAt, localTime }: { dueAt: string; localTime: string }) {
  const t = useTranslations("calls.plan");
  const format = useFormatter();
  const at = new Date(dueAt);
  const own = wallTimeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, at);
  if (own === localTime) return t("sameForYou");
  return t.rich("yours", {
    when: () => (
      <time dateTime={dueAt} className="tabular-nums" data-testid="own-time">
        {format.dateTime(at, {
          weekday: "short",
          day: "numeric",
          month: "long",
          hour: "2-digit",
          minute: "2-digit",
        })}
      </time>
    ),
  });
}

function ZoneField({
  zone,
  zones,
  error,
  onChange,
}: {
  zone: string;
  zones: readonly string[];
  error: string | undefined;
  onChange: (zone: string) => void;
}) {
  const t = useTranslations("calls.plan");
  const locale = useLocale();
  const all = zones.length > 0 ? zones : [zone];
  return (
    <Field
      id="zone"
      label={t("zone")}
      error={error}
      help={zones.length === 0 ? t("zoneUnknown") : undefined}
    >
      {(control) => (
        <Select
          {...control}
          name="zone"
          value={zone}
          disabled={all.length === 1}
          onChange={({ target }) => onChange(target.value)}
        >
          {all.map((option) => (
            <option key={option} value={option}>
              {zoneName(option, locale, new Date())}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
