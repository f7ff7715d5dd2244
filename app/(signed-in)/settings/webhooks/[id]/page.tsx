import { notFound } from "next/navigation";
import { Words } from "@/components/layout/words";
import { Card } from "@/components/ui/card";
import { DeliveryFilter, DeliveryFoot } from "@/components/webhooks/delivery-filter";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { EditWebhook } from "@/components/webhooks/edit-webhook";
import { WebhookActions } from "@/components/webhooks/webhook-actions";
import { WebhookHead } from "@/components/webhooks/webhook-head";
import { orNotFound, page } from "@/lib/entry/page";
import { getWebhook, listDeliveries } from "@/lib/webhooks/queries";
import { ListDeliveriesInput, WebhookRef } from "@/lib/webhooks/schema";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WebhookPage({ params, searchParams }: Props) {
  const { actor, t } = await page("webhooks.manage");
  const ref = WebhookRef.safeParse({ webhookId: (await params).id }).data;
  if (!ref) notFound();
  const { shape } = ListDeliveriesInput;
  const query = await searchParams;
  const view = {
    state: shape.state.safeParse(query.state).data,
    before: shape.before.safeParse(query.before).data,
  };
  const webhook = await orNotFound(getWebhook(actor, ref.webhookId));
  const log = await listDeliveries(actor, { ...ListDeliveriesInput.parse(view), ...ref });
  const address = `/settings/webhooks/${webhook.id}`;
  return (
    <Words rooms={["settings", "webhooks"]}>
      <WebhookHead webhook={webhook} />
      <WebhookActions webhookId={webhook.id} name={webhook.name} isEnabled={webhook.isEnabled} />
      <Card title={t("webhooks.settings")}>
        <EditWebhook key={webhook.version} webhook={webhook} />
      </Card>
      <Card
        title={t("webhooks.deliveries")}
        aside={<DeliveryFilter address={address} state={view.state} />}
        isFlush
      >
        <DeliveryLog deliveries={log.items} />
      </Card>
      <DeliveryFoot address={address} view={view} nextBefore={log.nextBefore} />
    </Words>
  );
}
