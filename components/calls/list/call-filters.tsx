import Form from "next/form";
import { useFormatter, useTranslations } from "next-intl";
import { CALL_STATUSES, OUTCOMES } from "@/db/enums";
import { Button, LinkButton } from "../../ui/button";
import { Input, Select } from "../../ui/controls";
import type { ListAddress } from "./list-address";

/** The filters as a plain form: they stand in the address, so a link is a view. */
export function CallFilters({ address }: { address: ListAddress }) {
  const t = useTranslations("calls");
  const isFiltered = Object.keys(address).some((name) => name !== "cursor");
  const { from, to, funnel } = address;
  return (
    <Form
      action="/calls"
      className="flex flex-wrap items-center gap-2"
      data-testid="call-filters"
      key={JSON.stringify(address)}
    >
      <Input
        type="search"
        name="phone"
        inputMode="tel"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        defaultValue={address.phone}
        className="sm:max-w-44"
      />
      <Select
        className="max-sm:flex-1"
        name="status"
        aria-label={t("list.status")}
        defaultValue={address.status ?? ""}
      >
        <option value="">{t("list.anyStatus")}</option>
        {CALL_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`status.${status}`)}
          </option>
        ))}
      </Select>
      <Select
        className="max-sm:flex-1"
        name="outcome"
        aria-label={t("list.outcome")}
        defaultValue={address.outcome ?? ""}
      >
        <option value="">{t("list.anyOutcome")}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </Select>
      {from && <input type="hidden" name="from" value={from} />}
      {to && <input type="hidden" name="to" value={to} />}
      {funnel && <input type="hidden" name="funnel" value={funnel} />}
      <Button type="submit">{t("list.apply")}</Button>
      {isFiltered && (
        <LinkButton kind="quiet" href="/calls">
          {t("list.clear")}
        </LinkButton>
      )}
      <ActiveView address={address} />
    </Form>
  );
}

/** The part of the view that has no control of its own: it came with a figure's link. */
function ActiveView({ address: { from, to, funnel } }: { address: ListAddress }) {
  const t = useTranslations("calls.list");
  const step = useTranslations("reports.step");
  const format = useFormatter();
  // A calendar day has no zone: noon in UTC is that day's date in UTC.
  const day = (text: string | undefined) =>
    text
      ? format.dateTime(new Date(`${text}T12:00:00Z`), {
          day: "numeric",
          month: "short",
          timeZone: "UTC",
        })
      : "…";
  const parts = [
    funnel && t("funnelStep", { step: step(funnel) }),
    (from || to) && t("period", { from: day(from), to: day(to) }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className="w-full text-muted text-sm" data-testid="active-view">
      {parts.join(" · ")}
    </p>
  );
}
