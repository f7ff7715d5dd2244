import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StartCallForm } from "@/components/calls/start/start-call-form";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
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
  const { again } = await searchParams;
  const [recent, repeated] = await Promise.all([
    listRecentNumbers(actor),
    typeof again === "string" ? findCallToRepeat(actor, again) : null,
  ]);
  return (
    <Words rooms={["calls"]}>
      <PageHeader title={t("calls.form.title")} />
      <StartCallForm
        key={repeated?.callId}
        recent={recent}
        {...(repeated ? { again: repeated } : {})}
      />
    </Words>
  );
}
