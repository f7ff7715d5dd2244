import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { beginning } from "@/components/calls/start/form-beginning";
import { StartCallForm } from "@/components/calls/start/start-call-form";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { listBotChoices } from "@/lib/bots/queries";
import { findCallToRepeat } from "@/lib/calls/queries/call-to-repeat";
import { listRecentNumbers } from "@/lib/calls/queries/recent-numbers";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.form"))("title") };
}

export default async function NewCallPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { actor, t } = await page("calls.start");
  const { again, bot, phone, when } = await searchParams;
  const [recent, bots, repeated] = await Promise.all([
    listRecentNumbers(actor),
    listBotChoices(actor),
    typeof again === "string" ? findCallToRepeat(actor, again) : null,
  ]);
  const chosen = bots.find(({ botId }) => botId === bot);
  return (
    <Words rooms={["calls"]}>
      <PageHeader title={t("calls.form.title")} />
      <StartCallForm
        key={repeated?.callId ?? `${phone} ${when}`}
        recent={recent}
        bots={bots}
        {...beginning(
          repeated,
          chosen,
          typeof phone === "string" ? phone.slice(0, 40) : "",
          when === "later" ? "later" : "now",
        )}
      />
    </Words>
  );
}
