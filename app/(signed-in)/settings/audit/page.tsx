import { DateTime } from "luxon";
import Form from "next/form";
import { getTimeZone } from "next-intl/server";
import { AuditList } from "@/components/settings/audit/audit-list";
import { AUDIT_KINDS } from "@/components/settings/audit/audit-words";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input, Select } from "@/components/ui/controls";
import { listAudit } from "@/lib/auth/audit/list-audit";
import { ListAuditInput } from "@/lib/auth/audit/schema";
import { page } from "@/lib/entry/page";

type Query = Record<string, string | string[] | undefined>;

/** A day of the form, "2026-05-12", as the moment it begins for the viewer. */
function dayStart(day: string | undefined, zone: string, plusDays = 0): string | undefined {
  const start = day ? DateTime.fromISO(day, { zone }) : null;
  return start?.isValid ? (start.plus({ days: plusDays }).toUTC().toISO() ?? undefined) : undefined;
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { actor, t } = await page("audit.read");
  const query = await searchParams;
  const zone = await getTimeZone();
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const { shape } = ListAuditInput;
  const kind = AUDIT_KINDS.find((known) => known === text("kind"));
  const search = shape.search.safeParse(text("q")).data || undefined;
  const before = shape.before.safeParse(text("before")).data;
  const { items, nextBefore } = await listAudit(
    actor,
    ListAuditInput.parse({
      search,
      kind,
      before,
      from: dayStart(text("from"), zone),
      to: dayStart(text("to"), zone, 1),
    }),
  );
  const view = new URLSearchParams();
  for (const name of ["q", "kind", "from", "to"]) {
    const value = text(name);
    if (value) view.set(name, value);
  }
  return (
    <>
      <p className="text-muted">{t("settings.audit.lead")}</p>
      <Form action="/settings/audit" className="flex flex-wrap items-end gap-2">
        <Input
          type="search"
          name="q"
          aria-label={t("settings.audit.search")}
          placeholder={t("settings.audit.search")}
          defaultValue={search}
          className="max-w-72"
        />
        <Select
          name="kind"
          aria-label={t("settings.audit.kind")}
          defaultValue={kind ?? ""}
          className="w-44"
        >
          <option value="">{t("settings.audit.allKinds")}</option>
          {AUDIT_KINDS.map((known) => (
            <option key={known} value={known}>
              {t(`settings.audit.kinds.${known}`)}
            </option>
          ))}
        </Select>
        {(["from", "to"] as const).map((name) => (
          <Input
            key={name}
            type="date"
            name={name}
            aria-label={t(`settings.audit.${name}`)}
            defaultValue={text(name)}
            className="max-w-40"
          />
        ))}
        <Button type="submit">{t("settings.audit.find")}</Button>
      </Form>
      <Card isFlush>
        <AuditList lines={items} />
      </Card>
      {(before || nextBefore) && (
        <nav aria-label={t("settings.section.audit")} className="flex justify-between gap-2">
          <span>
            {before ? (
              <LinkButton href={`/settings/audit?${view}`}>{t("settings.audit.newest")}</LinkButton>
            ) : null}
          </span>
          {nextBefore && (
            <LinkButton
              rel="next"
              href={`/settings/audit?${new URLSearchParams([...view, ["before", String(nextBefore)]])}`}
            >
              {t("settings.audit.older")}
            </LinkButton>
          )}
        </nav>
      )}
    </>
  );
}
