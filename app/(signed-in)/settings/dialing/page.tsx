import { DestinationsForm } from "@/components/settings/dialing/destinations-form";
import { HoursForm } from "@/components/settings/dialing/hours-form";
import { LimitsForm } from "@/components/settings/dialing/limits-form";
import { PauseSwitch } from "@/components/settings/dialing/pause-switch";
import { Card } from "@/components/ui/card";
import { page } from "@/lib/entry/page";
import { getSettings } from "@/lib/settings/queries";

export default async function DialingPage() {
  const { t } = await page("settings.edit");
  const { dialing } = await getSettings();
  return (
    <>
      <PauseSwitch isPaused={dialing.paused} />
      <Card title={t("settings.dialing.limits.title")}>
        <LimitsForm dialing={dialing} />
      </Card>
      <Card title={t("settings.dialing.hours.title")}>
        <HoursForm first={dialing.callingHours} />
      </Card>
      <Card title={t("settings.dialing.prefixes.title")}>
        <DestinationsForm first={dialing.destinations} currency={dialing.currency} />
      </Card>
    </>
  );
}
