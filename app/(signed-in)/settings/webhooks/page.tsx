import { Words } from "@/components/layout/words";
import { NewWebhook } from "@/components/webhooks/new-webhook";
import { WebhookList } from "@/components/webhooks/webhook-list";
import { page } from "@/lib/entry/page";
import { listWebhooks } from "@/lib/webhooks/queries";

export default async function WebhooksPage() {
  const { actor, t } = await page("webhooks.manage");
  const webhooks = await listWebhooks(actor);
  return (
    <Words rooms={["settings", "webhooks"]}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-muted">{t("webhooks.lead")}</p>
        <NewWebhook />
      </div>
      <WebhookList webhooks={webhooks} />
    </Words>
  );
}
