import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/components/layout/words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { OutboxList } from "@/components/outbox/outbox-list";
import { FilterTabs } from "@/components/ui/filter-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { page } from "@/lib/entry/page";
import { ListOutboxInput, OUTBOX_STATES } from "@/lib/follow-ups/outbox/schema";
import { countOutbox, listOutbox } from "@/lib/follow-ups/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OutboxPage({ searchParams }: Props) {
  const { actor, t } = await page("outbox.read");
  const state = ListOutboxInput.shape.state.safeParse((await searchParams).state).data;
  const [items, counts] = await Promise.all([
    listOutbox(actor, ListOutboxInput.parse({ state })),
    countOutbox(actor),
  ]);
  const total = counts ? counts.pending + counts.unknown + counts.dead : 0;
  return (
    <Words rooms={["outbox"]}>
      <LiveRefresh kinds={["outbox"]} />
      <PageHeader title={t("outbox.title")} lead={t("outbox.lead")}>
        <FilterTabs
          label={t("outbox.filter")}
          tabs={[
            { href: "/outbox", label: t("outbox.all"), count: total, isCurrent: !state },
            ...OUTBOX_STATES.map((known) => ({
              href: `/outbox?state=${known}`,
              label: t(`outbox.state.${known}`),
              count: counts?.[known] ?? 0,
              isCurrent: state === known,
            })),
          ]}
        />
      </PageHeader>
      <OutboxList
        items={items}
        isFiltered={state !== undefined}
        maySettle={can(actor, "outbox.settle")}
        now={new Date().toISOString()}
      />
    </Words>
  );
}
