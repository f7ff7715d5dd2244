import { Webhook } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { WebhookView } from "@/lib/webhooks/schema";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

const MEANING = { on: "good", off: "neutral", rests: "attention" } as const;

function webhookState(webhook: WebhookView): keyof typeof MEANING {
  if (!webhook.isEnabled) return "off";
  return webhook.restsUntil ? "rests" : "on";
}

export function WebhookBadge({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const state = webhookState(webhook);
  return <Badge meaning={MEANING[state]}>{t(`state.${state}`)}</Badge>;
}

/** Webhooks, the newest first; each opens its page. */
export function WebhookList({ webhooks }: { webhooks: readonly WebhookView[] }) {
  const t = useTranslations("webhooks");
  if (webhooks.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={Webhook} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card isFlush>
      <ul className="divide-y divide-line">
        {webhooks.map((webhook) => (
          <li key={webhook.id} data-testid="webhook">
            <Link
              href={`/settings/webhooks/${webhook.id}`}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
            >
              <span className="min-w-0 flex-1 basis-64">
                <span className="block font-medium">{webhook.name}</span>
                <span className="block truncate text-muted text-sm">{webhook.url}</span>
                <span className="block text-faint text-sm">{t("counts", webhook.counts)}</span>
              </span>
              <WebhookBadge webhook={webhook} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
