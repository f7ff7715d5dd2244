import { Words } from "@/components/layout/words";
import { FollowUpRules } from "@/components/settings/templates/follow-up-rules";
import { TemplateEditor } from "@/components/settings/templates/template-editor";
import { Card } from "@/components/ui/card";
import { page } from "@/lib/entry/page";
import { getSettings } from "@/lib/settings/queries";

export default async function MessagesPage() {
  const { t } = await page("settings.edit");
  const { followUp, prices } = await getSettings();
  const segmentPrice =
    prices.smsSegmentMicros === null
      ? null
      : { micros: prices.smsSegmentMicros, currency: prices.currency };
  return (
    <Words rooms={["settings", "calls"]}>
      <p className="text-muted">{t("settings.templates.lead")}</p>
      <Card title={t("settings.templates.body")}>
        <TemplateEditor
          followUp={followUp}
          segmentPrice={segmentPrice}
          now={new Date().toISOString()}
        />
      </Card>
      <Card title={t("settings.templates.rules")}>
        <FollowUpRules followUp={followUp} />
      </Card>
    </Words>
  );
}
