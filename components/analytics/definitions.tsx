import { useTranslations } from "next-intl";
import { FUNNEL_STEPS } from "@/lib/calls/funnel-steps";

/** How the figures are counted, for keyboards and screens without hover. */
export function Definitions() {
  const t = useTranslations("reports");
  return (
    <details className="text-sm">
      <summary className="text-muted">{t("definitions")}</summary>
      <dl className="mt-2 flex flex-col gap-1.5">
        <div>
          <dt className="inline font-medium">{t("calls")}. </dt>
          <dd className="inline text-muted">{t("callsHint")}</dd>
        </div>
        {FUNNEL_STEPS.map((step) => (
          <div key={step}>
            <dt className="inline font-medium">{t(`step.${step}`)}. </dt>
            <dd className="inline text-muted">{t(`stepHint.${step}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
