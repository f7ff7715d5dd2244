"use client";
import { CalendarClock, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { VOICES } from "@/db/enums";
import type { BotChoice } from "@/lib/bots/queries";
import type { RecentNumber } from "@/lib/calls/queries/recent-numbers";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/controls";
import { ErrorSummary } from "../../ui/error-summary";
import { Segmented } from "../../ui/segmented";
import { usePlanCheck } from "../planned/use-plan-check";
import { WhenField } from "../planned/when-field";
import { BotField } from "./bot-field";
import { NumberCheckCard } from "./number-check";
import { LanguageField, OwnWords } from "./own-instructions";
import { PhoneField } from "./phone-field";
import { EMPTY_FORM, type StartFormFields } from "./start-form-fields";
import { useFormErrors } from "./use-form-errors";
import { useNumberCheck } from "./use-number-check";
import { type FormOrigin, useStartForm } from "./use-start-form";

/** One column: who to call, how and when; beside it what will happen. */
export function StartCallForm({
  recent,
  bots,
  fields: given = EMPTY_FORM,
  origin,
}: {
  recent: readonly RecentNumber[];
  bots: readonly BotChoice[];
  /** What the form begins with: of the call to repeat, or the plan to change. */
  fields?: StartFormFields;
  origin: FormOrigin;
}) {
  const t = useTranslations("calls");
  const form = useStartForm(given, origin, bots);
  const { fields } = form;
  const check = useNumberCheck(fields);
  const isLater = fields.when === "later";
  const zone = zoneOf(fields.zone, check.data?.zones ?? []);
  const plan = usePlanCheck({
    phone: fields.phone,
    zone,
    localTime: isLater ? fields.localTime : "",
  });
  const purpose = origin.kind === "plan" ? "notSaved" : isLater ? "notPlanned" : "notStarted";
  const errors = useFormErrors(form.refusal, purpose);
  const voices = useMemo(() => VOICES.map((value) => ({ value, label: t(`voice.${value}`) })), [t]);
  const warning = isLater ? plan?.warning : check.data?.warning;
  const needsConfirm = Boolean(warning) || form.refusal?.code === "confirmation_needed";

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        ref={form.element}
        noValidate
        data-testid="start-call-form"
        className="flex max-w-2xl flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          form.send(zone);
        }}
      >
        <ErrorSummary title={errors.title} errors={errors.list} />
        <PhoneField
          value={fields.phone}
          onChange={(phone) => form.type({ phone })}
          error={errors.of.phone}
          recent={recent}
        />
        <BotField
          bots={bots}
          value={fields.botId}
          onChange={(bot) =>
            form.type(
              bot
                ? { botId: bot.botId, language: bot.language, voice: bot.voice }
                : { botId: "", language: "auto" },
            )
          }
        />
        {fields.botId === "" && <LanguageField fields={fields} onType={form.type} />}
        <Segmented
          label={t("form.voice")}
          name="voice"
          options={voices}
          value={fields.voice}
          onChange={(voice) => form.type({ voice })}
        />
        {fields.botId === "" && <OwnWords fields={fields} errors={errors.of} onType={form.type} />}
        <WhenField
          value={fields}
          zone={zone}
          zones={check.data?.zones ?? []}
          isNumberKnown={Boolean(check.data?.phone)}
          isLaterOnly={origin.kind === "plan"}
          check={plan}
          errors={errors.of}
          onChange={form.type}
        />
        {needsConfirm && (
          <Checkbox
            id="confirm"
            name="confirm"
            label={t("form.confirm")}
            checked={form.confirm}
            onChange={({ target }) => form.setConfirm(target.checked)}
          />
        )}
        <div>
          <SubmitButton isAwake={form.isAwake} isSending={form.isSending} purpose={purpose} />
        </div>
      </form>
      <aside className="lg:sticky lg:top-6">
        <NumberCheckCard
          check={check.data}
          plan={isLater ? (plan ?? "open") : null}
          isAsked={fields.phone.replace(/\D/g, "").length >= 6}
          isFailed={check.isError}
          isCurrent={check.isCurrent}
        />
      </aside>
    </div>
  );
}

const PURPOSE_WORDS = {
  notStarted: ["form.submit", "form.submitting"],
  notPlanned: ["plan.submit", "plan.submitting"],
  notSaved: ["plan.save", "plan.saving"],
} as const;

function SubmitButton({
  isAwake,
  isSending,
  purpose,
}: {
  isAwake: boolean;
  isSending: boolean;
  purpose: keyof typeof PURPOSE_WORDS;
}) {
  const t = useTranslations("calls");
  const [still, busy] = PURPOSE_WORDS[purpose];
  return (
    <Button
      type="submit"
      kind="primary"
      size="lg"
      icon={purpose === "notStarted" ? Phone : CalendarClock}
      isBusy={isSending}
      // A disabled button keeps Enter from sending the form before there is anything to send it with.
      disabled={!isAwake}
    >
      {t(isSending ? busy : still)}
    </Button>
  );
}

/** The chosen zone where it is one of the number's, else the likeliest of them, else one's own. */
function zoneOf(chosen: string, zones: readonly string[]): string {
  if (zones.includes(chosen)) return chosen;
  return zones[0] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
