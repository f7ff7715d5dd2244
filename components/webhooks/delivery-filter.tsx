import { useTranslations } from "next-intl";
import { DELIVERY_STATES, type DeliveryState } from "@/db/enums";
import { LinkButton } from "../ui/button";
import { FilterTabs } from "../ui/filter-tabs";

/** Which deliveries are shown, as it stands in the address. */
type DeliveryLogView = { state?: DeliveryState | undefined; before?: number | undefined };

const SHOWN = DELIVERY_STATES.filter((state) => state !== "sending");

/** `address`: the webhook's page. */
export function DeliveryFilter({
  address,
  state,
}: {
  address: string;
  state: DeliveryState | undefined;
}) {
  const t = useTranslations("webhooks");
  return (
    <FilterTabs
      label={t("filter")}
      tabs={[
        { href: address, label: t("all"), isCurrent: !state },
        ...SHOWN.map((known) => ({
          href: `${address}?state=${known}`,
          label: t(`delivery.${known}`),
          isCurrent: state === known,
        })),
      ]}
    />
  );
}

/** Older deliveries, and back to the latest. */
export function DeliveryFoot({
  address,
  view: { state, before },
  nextBefore,
}: {
  address: string;
  view: DeliveryLogView;
  nextBefore: number | null;
}) {
  const t = useTranslations("webhooks");
  if (!before && !nextBefore) return null;
  const to = (no?: number) =>
    `${address}?${new URLSearchParams({ ...(state ? { state } : {}), ...(no ? { before: String(no) } : {}) })}`;
  return (
    <nav aria-label={t("older")} className="flex justify-between gap-2">
      <span>{before && <LinkButton href={to()}>{t("newest")}</LinkButton>}</span>
      {nextBefore && (
        <LinkButton rel="next" href={to(nextBefore)}>
          {t("older")}
        </LinkButton>
      )}
    </nav>
  );
}
