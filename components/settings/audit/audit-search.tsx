import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "../../ui/button";
import { Input, Select } from "../../ui/controls";
import { AUDIT_KINDS, type AuditKind } from "./audit-words";

/** What is looked for, as it stands in the address. Days as YYYY-MM-DD. */
export type AuditView = {
  q?: string | undefined;
  kind?: AuditKind | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const addressOf = (view: AuditView, before?: number) => {
  const filled = Object.entries({ ...view, before: before?.toString() }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return `/settings/audit?${new URLSearchParams(filled)}`;
};

/** The search stands in the address. */
export function AuditSearch({ view }: { view: AuditView }) {
  const t = useTranslations("settings.audit");
  return (
    <Form action="/settings/audit" className="flex flex-wrap items-end gap-2">
      <Input
        type="search"
        name="q"
        aria-label={t("search")}
        placeholder={t("search")}
        defaultValue={view.q}
        className="max-w-72"
      />
      <Select name="kind" aria-label={t("kind")} defaultValue={view.kind ?? ""} className="w-44">
        <option value="">{t("allKinds")}</option>
        {AUDIT_KINDS.map((known) => (
          <option key={known} value={known}>
            {t(`kinds.${known}`)}
          </option>
        ))}
      </Select>
      {(["from", "to"] as const).map((name) => (
        <Input
          key={name}
          type="date"
          name={name}
          aria-label={t(name)}
          defaultValue={view[name]}
          className="max-w-40"
        />
      ))}
      <Button type="submit">{t("find")}</Button>
    </Form>
  );
}

/** Older lines, and back to the latest. */
export function AuditFoot({
  view,
  isFirst,
  nextBefore,
}: {
  view: AuditView;
  isFirst: boolean;
  nextBefore: number | null;
}) {
  const t = useTranslations("settings.audit");
  if (isFirst && !nextBefore) return null;
  return (
    <nav aria-label={t("older")} className="flex justify-between gap-2">
      <span>{!isFirst && <LinkButton href={addressOf(view)}>{t("newest")}</LinkButton>}</span>
      {nextBefore && (
        <LinkButton rel="next" href={addressOf(view, nextBefore)}>
          {t("older")}
        </LinkButton>
      )}
    </nav>
  );
}
