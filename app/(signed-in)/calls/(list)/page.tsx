import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTimeZone, getTranslations } from "next-intl/server";
import { CallList } from "@/components/calls/list/call-list";
import { readColumns } from "@/components/calls/list/columns";
import { readListAddress } from "@/components/calls/list/list-address";
import { exportAddress, filterOf } from "@/components/calls/list/list-filter";
import { ListFoot, NoCalls } from "@/components/calls/list/list-foot";
import { ListHeader } from "@/components/calls/list/list-header";
import { Words } from "@/components/layout/words";
import { LiveRefresh } from "@/components/live/live-refresh";
import { can } from "@/lib/auth/permissions";
import { listCalls } from "@/lib/calls/queries/list-calls";
import { page } from "@/lib/entry/page";
import { CALL_COLUMNS_COOKIE } from "@/lib/platform/i18n/locale";
import { listChoices } from "@/lib/reports/list-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.list"))("title") };
}

export default async function CallsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { actor } = await page("calls.read");
  const address = readListAddress(await searchParams);
  const filter = filterOf(address, await getTimeZone(), new Date());
  const [calls, choices] = await Promise.all([listCalls(actor, filter), listChoices(actor)]);
  const mayCall = can(actor, "calls.start");
  const columns = readColumns((await cookies()).get(CALL_COLUMNS_COOKIE)?.value);
  const exportHref = exportAddress(filter);
  return (
    <Words rooms={["calls", "callList"]}>
      <LiveRefresh kinds={["call"]} />
      <ListHeader address={address} choices={choices} mayCall={mayCall} />
      {calls.items.length > 0 ? (
        <CallList
          key={JSON.stringify(address)}
          calls={calls.items}
          {...{ columns, exportHref, mayCall }}
        />
      ) : (
        <NoCalls address={address} />
      )}
      <ListFoot address={address} nextCursor={calls.nextCursor} />
    </Words>
  );
}
