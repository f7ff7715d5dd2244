import { PhoneOutgoing } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { type ListAddress, listHref } from "./list-address";

/** Older calls, and back to the newest. */
export function ListFoot({
  address,
  nextCursor,
}: {
  address: ListAddress;
  nextCursor: string | null;
}) {
  const t = useTranslations("calls.list");
  const { cursor, ...filters } = address;
  if (!cursor && !nextCursor) return null;
  return (
    <nav aria-label={t("pages")} className="mt-4 flex justify-between gap-2">
      <span>{cursor && <LinkButton href={listHref(filters)}>{t("newest")}</LinkButton>}</span>
      {nextCursor && (
        <LinkButton href={listHref({ ...filters, cursor: nextCursor })} rel="next">
          {t("older")}
        </LinkButton>
      )}
    </nav>
  );
}

/** No rows: how the first one comes to be, or that the filters are too narrow. */
export function NoCalls({ address }: { address: ListAddress }) {
  const t = useTranslations("calls.list");
  if (Object.keys(address).length > 0) {
    return (
      <EmptyState
        icon={PhoneOutgoing}
        title={t("nothing")}
        action={<LinkButton href="/calls">{t("clear")}</LinkButton>}
      >
        {t("nothingHelp")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={PhoneOutgoing}
      title={t("empty")}
      action={
        <LinkButton kind="primary" href="/calls/new">
          {t("new")}
        </LinkButton>
      }
    >
      {t("emptyHelp")}
    </EmptyState>
  );
}
