import { Phone } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallsTabs } from "@/components/calls/planned/calls-tabs";
import { PlannedLists } from "@/components/calls/planned/planned-lists";
import { RefreshWhenDue } from "@/components/calls/planned/refresh-when-due";
import { Words } from "@/components/layout/words";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listPlannedCalls } from "@/lib/calls/planned/queries";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.plan"))("title") };
}

export default async function PlannedCallsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { actor, t } = await page("calls.start");
  const { made } = await searchParams;
  const calls = await listPlannedCalls(actor);
  return (
    <Words rooms={["calls"]}>
      <PageHeader
        title={t("calls.plan.title")}
        action={
          <LinkButton kind="primary" icon={Phone} href="/calls/new">
            {t("calls.list.new")}
          </LinkButton>
        }
      >
        <CallsTabs current="planned" />
      </PageHeader>
      <PlannedLists calls={calls} madeId={typeof made === "string" ? made : null} />
      <RefreshWhenDue nextDueAt={calls.ahead[0]?.dueAt ?? null} />
    </Words>
  );
}
