"use client";
import { clsx } from "clsx";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PlanCheck } from "@/lib/calls/planned/check-plan";
import type { NumberCheck } from "@/lib/calls/queries/check-number";
import { Banner } from "../../ui/banner";
import { Card } from "../../ui/card";
import { PhoneText } from "../phone-text";
import { CountryFlag } from "./country-flag";

/** What will happen if the button is pressed: destination, hour there, price, and what would stop the call. */
export function NumberCheckCard({
  check,
  plan,
  isAsked,
  isFailed,
  isCurrent,
}: {
  check: NumberCheck | undefined;
  /** What the rules say of the hour chosen; "open": none is chosen yet; null: the call is for now. */
  plan: PlanCheck | "open" | null;
  /** Enough digits were typed to ask. */
  isAsked: boolean;
  isFailed: boolean;
  isCurrent: boolean;
}) {
  const t = useTranslations("calls.check");
  return (
    <Card title={t("title")} data-testid="number-check" aria-busy={isAsked && !isCurrent}>
      {!isAsked && <p className="text-muted">{t("empty")}</p>}
      {isAsked && isFailed && <p className="text-muted">{t("failed")}</p>}
      {isAsked && !isFailed && !check && <p className="text-muted">{t("checking")}</p>}
      {check && !isFailed && (
        <div className={clsx("flex flex-col gap-3", !isCurrent && "opacity-60")}>
          {check.phone && <Facts check={check} phone={check.phone} />}
          <Verdicts check={check} plan={plan} />
        </div>
      )}
    </Card>
  );
}

function Facts({ check, phone }: { check: NumberCheck; phone: string }) {
  const t = useTranslations("calls");
  const format = useFormatter();
  const locale = useLocale();
  const country =
    check.country && new Intl.DisplayNames([locale], { type: "region" }).of(check.country);
  const price =
    check.pricePerMinuteMicros === null
      ? t("check.priceUnknown")
      : format.number(check.pricePerMinuteMicros / 1_000_000, {
          style: "currency",
          currency: check.currency,
          maximumFractionDigits: 3,
        });
  return (
    <dl className="flex flex-col gap-1.5">
      <Fact name={t("form.phone")}>
        <PhoneText phone={phone} />
      </Fact>
      <Fact name={t("check.country")}>
        {check.country ? (
          <span className="inline-flex items-center gap-1.5">
            <CountryFlag country={check.country} />
            {country}
          </span>
        ) : (
          "–"
        )}
      </Fact>
      <Fact name={t("check.localTime")}>
        <LocalTime clocks={check.clocks} />
      </Fact>
      <Fact name={t("check.price")}>{price}</Fact>
      {check.opensIn && <Fact name={t("form.language")}>{t(`language.${check.opensIn}`)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}

/** Hours and minutes as they stand in the ISO text: the clock there, not the viewer's. */
function LocalTime({ clocks }: { clocks: readonly string[] }) {
  const t = useTranslations("calls.check");
  const [from, to] = clocks.map((clock) => clock.slice(11, 16));
  if (!from) return t("unknownZone");
  return to ? t("severalZones", { from, to }) : from;
}

const UNDECIDED = { block: null, warning: null };

function Verdicts({ check, plan }: { check: NumberCheck; plan: PlanCheck | "open" | null }) {
  const t = useTranslations("calls");
  const { block, warning } = plan === "open" ? UNDECIDED : (plan ?? check);
  if (block) {
    return (
      <Banner meaning="bad" data-testid="block" data-rule={block}>
        {t(`rule.${block}`)}
      </Banner>
    );
  }
  if (!check.phone) return <p className="text-muted">{t("check.empty")}</p>;
  const isWaiting = check.isWorkerSilent && plan === null;
  const isClear = !warning && !isWaiting && check.speechProblems.length === 0 && plan !== "open";
  return (
    <>
      {warning && (
        <Banner meaning="attention" data-testid="warning" data-rule={warning}>
          {plan ? t(`planRule.${warning}`) : t(`rule.${warning}`)}
        </Banner>
      )}
      {isWaiting && <Banner meaning="attention">{t("check.workerSilent")}</Banner>}
      {check.speechProblems.map((problem) => (
        <Banner key={problem.code} meaning={problem.isBlocking ? "bad" : "neutral"}>
          {t(`limitation.${problem.code}`, { language: t(`language.${problem.language}`) })}
        </Banner>
      ))}
      {isClear && <Banner meaning="good">{t(plan ? "plan.clear" : "check.clear")}</Banner>}
    </>
  );
}
