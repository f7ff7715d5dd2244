import { type ListAddress, readListAddress } from "../calls/list/list-address";

const PARTS = ["ownerId", "teamId", "botId", "language", "direction", "crm"] as const;

/** What of the figures stands in the address, under the same names as in the list of calls. */
export type ReportAddress = Pick<ListAddress, "from" | "to" | (typeof PARTS)[number]>;

/** Reads the view from an address; what does not fit is left out rather than refused. */
export function readReportAddress(params: Record<string, string | string[] | undefined>): {
  days: { from?: string; to?: string };
  filter: Omit<ReportAddress, "from" | "to">;
} {
  const address = readListAddress(params);
  const pick = <Name extends keyof ReportAddress>(names: readonly Name[]) =>
    Object.fromEntries(
      names.flatMap((name) => (address[name] === undefined ? [] : [[name, address[name]]])),
    ) as Pick<ReportAddress, Name>;
  return { days: pick(["from", "to"]), filter: pick(PARTS) };
}

/** The address of the figures with this view. */
export function reportHref(address: ReportAddress): string {
  return `/analytics?${new URLSearchParams(Object.entries(address))}`;
}
