import { SlidersHorizontal } from "lucide-react";
import Form from "next/form";
import { useTranslations } from "next-intl";
import { CALL_LANGUAGES, CALL_STATUSES, CRM_STATUSES, DIRECTIONS, OUTCOMES } from "@/db/enums";
import { LIST_SORTS } from "@/lib/calls/list/list-sorts";
import { Button, LinkButton } from "../../ui/button";
import { Input } from "../../ui/controls";
import { ActiveView } from "./active-view";
import { Choice } from "./filter-choice";
import type { ListAddress } from "./list-address";

const FOLDED = ["language", "direction", "crm", "recording", "ownerId", "from", "to"] as const;

/** The filters as a plain form: they stand in the address, so a link is a view. */
export function CallFilters({
  address,
  owners,
}: {
  address: ListAddress;
  /** Whose calls one may see; empty where they are all one's own. */
  owners: readonly { id: string; name: string }[];
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
          <Choice
            name="language"
            label={list("language")}
            any={list("anyLanguage")}
            value={address.language}
            options={named(CALL_LANGUAGES, (language) => t(`language.${language}`))}
          />
          <Choice
            name="direction"
            label={list("direction")}
            any={list("anyDirection")}
            value={address.direction}
            options={named(DIRECTIONS, (direction) => list(direction))}
          />
          <Choice
            name="crm"
            label={list("crm")}
            any={list("anyCrm")}
            value={address.crm}
            options={named(CRM_STATUSES, (status) => t(`crm.${status}`))}
          />
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
          {owners.length > 0 && (
            <Choice
              name="ownerId"
              label={list("owner")}
              any={list("anyOwner")}
              value={address.ownerId}
              options={owners.map(({ id, name }) => ({ value: id, name }))}
            />
          )}
          <Day name="from" label={list("from")} value={address.from} />
          <Day name="to" label={list("to")} value={address.to} />
        </div>
      </details>
      {address.funnel && <input type="hidden" name="funnel" value={address.funnel} />}
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
