import { SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { CALL_STATUSES, OUTCOMES } from "@/db/enums";
import { LIST_SORTS } from "@/lib/calls/list/list-sorts";
import type { FilterChoices } from "@/lib/reports/list-choices";
import { Button, LinkButton } from "../../ui/button";
import { Input } from "../../ui/controls";
import type { ListAddress } from "../list/list-address";
import { ActiveView } from "./active-view";
import { Choice } from "./filter-choice";
import { ScopeChoices } from "./scope-choices";

const FOLDED = [
  "language",
  "direction",
  "crm",
  "recording",
  "ownerId",
  "teamId",
  "botId",
  "from",
  "to",
] as const;
/** They come with the link of a figure and stay until all filters are cleared. */
const CARRIED = ["funnel", "fellOut", "group", "weekday", "hour"] as const;

/** The filters as a plain form: they stand in the address, so a link is a view. */
export function CallFilters({
  address,
  choices,
}: {
  address: ListAddress;
  choices: FilterChoices;
}) {
  const t = useTranslations("calls");
  const list = useTranslations("callList");
  const isFiltered = Object.keys(address).some((name) => name !== "cursor");
  const named = <Name extends string>(values: readonly Name[], word: (value: Name) => string) =>
    values.map((value) => ({ value, name: word(value) }));
  return (
    <Form
      action="/calls"
      className="flex flex-wrap items-center gap-2"
      data-testid="call-filters"
      key={JSON.stringify(address)}
    >
      <Input
        type="search"
        name="q"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        defaultValue={address.q}
        className="sm:max-w-64"
      />
      <Choice
        name="status"
        label={t("list.status")}
        any={t("list.anyStatus")}
        value={address.status}
        options={named(CALL_STATUSES, (status) => t(`status.${status}`))}
      />
      <Choice
        name="outcome"
        label={t("list.outcome")}
        any={t("list.anyOutcome")}
        value={address.outcome}
        options={named(OUTCOMES, (outcome) => t(`outcome.${outcome}`))}
      />
      <Choice
        name="sort"
        label={list("sortBy")}
        value={address.sort ?? "newest"}
        options={named(LIST_SORTS, (sort) => list(`sort.${sort}`))}
      />
      <Button type="submit">{t("list.apply")}</Button>
      {isFiltered && (
        <LinkButton kind="quiet" href="/calls">
          {t("list.clear")}
        </LinkButton>
      )}
      <details className="w-full" open={FOLDED.some((name) => address[name] !== undefined)}>
        <summary className="inline-flex w-fit list-none items-center gap-1.5 py-1 text-muted text-sm hover:text-text">
          <SlidersHorizontal aria-hidden className="size-4" />
          {list("filters")}
        </summary>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <ScopeChoices value={address} choices={choices} />
          <Choice
            name="recording"
            label={list("recording")}
            any={list("anyRecording")}
            value={address.recording}
            options={[
              { value: "yes", name: list("withRecording") },
              { value: "no", name: list("withoutRecording") },
            ]}
          />
          <Day name="from" label={list("from")} value={address.from} />
          <Day name="to" label={list("to")} value={address.to} />
        </div>
      </details>
      {CARRIED.map(
        (name) =>
          address[name] && <input key={name} type="hidden" name={name} value={address[name]} />,
      )}
      <ActiveView address={address} />
    </Form>
  );
}

/** The box of a day is as wide as a day. */
function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label
      htmlFor={`filter-${name}`}
      className="flex items-center gap-2 text-muted text-sm max-sm:w-full max-sm:justify-between"
    >
      {label}
      <span className="w-40">
        <Input id={`filter-${name}`} type="date" name={name} defaultValue={value} />
      </span>
    </label>
  );
}
