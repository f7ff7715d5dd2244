import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WebhookView } from "@/lib/webhooks/schema";
import { TimeText } from "../calls/time-text";
import { WebhookBadge } from "./webhook-list";

/** Name, state and what is to be known of a webhook. */
export function WebhookHead({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const { restsUntil, previousSecretUntil } = webhook;
  return (
    <div>
      <Link
        href="/settings/webhooks"
        className="text-accent-text text-sm underline-offset-2 hover:underline"
      >
        {t("back")}
      </Link>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 break-words font-semibold text-lg">{webhook.name}</h2>
        <WebhookBadge webhook={webhook} />
      </div>
      <p className="text-muted text-sm">{t("counts", webhook.counts)}</p>
      {restsUntil && (
        <p className="text-attention text-sm">
          {t.rich("restsUntil", { time: () => <TimeText at={restsUntil} /> })}
        </p>
      )}
      {previousSecretUntil && (
        <p className="text-muted text-sm">
          {t.rich("overlap", { time: () => <TimeText at={previousSecretUntil} /> })}
        </p>
      )}
    </div>
  );
}
