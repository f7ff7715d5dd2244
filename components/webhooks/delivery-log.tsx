import { Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DeliveryView } from "@/lib/webhooks/schema";
import { TimeText } from "../calls/time-text";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { eventWords } from "./event-words";
import { SendAgain } from "./send-again";

const MEANING = {
  waiting: "attention",
  sending: "progress",
  delivered: "good",
  dead: "bad",
} as const;

/** Deliveries, the newest first, each with its last answers. */
export function DeliveryLog({ deliveries }: { deliveries: readonly DeliveryView[] }) {
  const t = useTranslations("webhooks");
  if (deliveries.length === 0) {
    return (
      <EmptyState icon={Send} title={t("noDeliveries")}>
        {t("noDeliveriesHelp")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {deliveries.map((delivery) => (
        <Delivery key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  );
}

function Delivery({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks");
  const words = eventWords(delivery.type);
  return (
    <li
      data-testid="delivery"
      data-type={delivery.type}
      data-state={delivery.state}
      className="flex flex-col gap-1.5 px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Badge meaning={MEANING[delivery.state]}>{t(`delivery.${delivery.state}`)}</Badge>
        <code className="text-sm">{delivery.type}</code>
        {words && <span className="text-muted text-sm">{t(`event.${words}`)}</span>}
        <TimeText at={delivery.createdAt} className="text-faint text-sm tabular-nums" />
        <span className="ml-auto flex flex-wrap items-center gap-2">
          {delivery.callId && (
            <Link
              href={`/calls/${delivery.callId}`}
              className="text-accent-text text-sm underline-offset-2 hover:underline"
            >
              {t("openCall")}
            </Link>
          )}
          {delivery.state !== "sending" && <SendAgain deliveryId={delivery.id} />}
        </span>
      </div>
      <p className="text-muted text-sm">
        {t("tries", { count: delivery.tries })}
        {delivery.nextAt && (
          <>
            {", "}
            {t.rich("nextTry", { time: () => <TimeText at={delivery.nextAt ?? ""} /> })}
          </>
        )}
      </p>
      <Answers delivery={delivery} />
    </li>
  );
}

function Answers({ delivery }: { delivery: DeliveryView }) {
  const t = useTranslations("webhooks");
  if (delivery.answers.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-text">
        {t("answers")} <span className="tabular-nums">({delivery.answers.length})</span>
      </summary>
      <ol className="mt-1.5 flex flex-col gap-1.5">
        {delivery.answers.map((answer) => (
          <li key={answer.at} className="min-w-0 rounded-lg bg-sunken px-3 py-2">
            <p className="flex flex-wrap gap-x-3">
              <TimeText at={answer.at} look="second" className="tabular-nums" />
              <span className="tabular-nums">{answer.httpStatus ?? t("noAnswer")}</span>
              {answer.error && answer.httpStatus === null && (
                <code className="text-bad">{answer.error}</code>
              )}
              <span className="text-faint tabular-nums">
                {t("took", { ms: answer.durationMs })}
              </span>
            </p>
            {answer.text && (
              <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap break-all text-muted text-xs">
                {answer.text}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
