import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ContactSummary } from "@/lib/contacts/queries";
import { PhoneText } from "../../calls/phone-text";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Input } from "../../ui/controls";

/** Finds the other card. */
export function MergeChoice({
  contactId,
  search,
  found,
}: {
  contactId: string;
  search: string | undefined;
  found: readonly ContactSummary[];
}) {
  const t = useTranslations("contacts");
  return (
    <Card>
      <Form action={`/contacts/${contactId}/merge`} className="flex gap-2">
        <Input
          type="search"
          name="q"
          aria-label={t("merge.search")}
          placeholder={t("merge.search")}
          defaultValue={search}
          className="min-w-0 flex-1"
        />
        <Button type="submit">{t("merge.find")}</Button>
      </Form>
      {search && found.length === 0 && <p className="mt-3 text-muted">{t("merge.nothing")}</p>}
      <ul className="mt-3 flex flex-col divide-y divide-line">
        {found.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-40 font-medium">{person.name ?? t("nameless")}</span>
            <span className="flex-1 text-muted">
              {person.phone && <PhoneText phone={person.phone} />}
            </span>
            <LinkButton size="sm" href={`/contacts/${contactId}/merge?with=${person.id}`}>
              {t("merge.choose")}
            </LinkButton>
          </li>
        ))}
      </ul>
      <LinkButton kind="quiet" href={`/contacts/${contactId}`} className="mt-2">
        {t("merge.back")}
      </LinkButton>
    </Card>
  );
}
