import { Phone } from "lucide-react";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { CallFilters } from "@/components/calls/list/call-filters";
import { CallTable } from "@/components/calls/list/call-table";
import { readListAddress } from "@/components/calls/list/list-address";
import { ListFoot, NoCalls } from "@/components/calls/list/list-foot";
import { CallsTabs } from "@/components/calls/planned/calls-tabs";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listCalls } from "@/lib/calls/queries/list-calls";
import { page } from "@/lib/entry/page";
import { parsePeriod } from "@/lib/reports/period";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.list"))("title") };
}

export default async function CallsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { actor, t } = await page("calls.read");
  const address = readListAddress(await searchParams);
  const { from, to, ...filter } = address;
  const period = from || to ? parsePeriod({ from, to }, await getTimeZone(), new Date()) : null;
  const calls = await listCalls(actor, {
    ...filter,
    ...(period ? { from: period.from.toISOString(), to: period.until.toISOString() } : {}),
  });
  return (
    <>
      <PageHeader
        title={t("calls.list.title")}
        action={
          can(actor, "calls.start") && (
            <LinkButton kind="primary" icon={Phone} href="/calls/new">
              {t("calls.list.new")}
            </LinkButton>
          )
        }
      >
        {can(actor, "calls.start") && <CallsTabs current="made" />}
        <CallFilters address={address} />
      </PageHeader>
      <Card isFlush>
        {calls.items.length > 0 ? <CallTable calls={calls.items} /> : <NoCalls address={address} />}
      </Card>
      <ListFoot address={address} nextCursor={calls.nextCursor} />
    </>
  );
}
