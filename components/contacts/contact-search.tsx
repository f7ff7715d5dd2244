import Form from "next/form";
import { useTranslations } from "next-intl";
import { CRM_STATUSES } from "@/db/enums";
import { CONTACT_LANGUAGES, CONTACT_SHARES } from "@/lib/contacts/schema";
import { Button, LinkButton } from "../ui/button";
import { Input, Select } from "../ui/controls";

/** What stands in the address of the list. */
export type ContactFilter = {
  q: string | undefined;
  language: string | undefined;
  crm: string | undefined;
  share: string | undefined;
};

/** Search and filters; they stand in the address. */
export function ContactSearch({ filter }: { filter: ContactFilter }) {
  const t = useTranslations("contacts");
  return (
    <Form action="/contacts" className="flex flex-wrap gap-2" key={JSON.stringify(filter)}>
      <Input
        type="search"
        name="q"
        aria-label={t("search")}
        placeholder={t("search")}
        defaultValue={filter.q}
        className="min-w-0 flex-1 basis-56 sm:max-w-72"
      />
      <Select name="share" aria-label={t("filters.share")} defaultValue={filter.share ?? ""}>
        <option value="">{t("filters.anyShare")}</option>
        {CONTACT_SHARES.map((share) => (
          <option key={share} value={share}>
            {t(`filters.${share}`)}
          </option>
        ))}
      </Select>
      <Select name="language" aria-label={t("language")} defaultValue={filter.language ?? ""}>
        <option value="">{t("filters.anyLanguage")}</option>
        {CONTACT_LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {t(`languages.${language}`)}
          </option>
        ))}
      </Select>
      <Select name="crm" aria-label={t("crm")} defaultValue={filter.crm ?? ""}>
        <option value="">{t("filters.anyCrm")}</option>
        {CRM_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`crmStatus.${status}`)}
          </option>
        ))}
      </Select>
      <Button type="submit">{t("find")}</Button>
      {Object.values(filter).some(Boolean) && (
        <LinkButton kind="quiet" href="/contacts">
          {t("filters.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

/** More people, and back to the first ones. */
export function ContactFoot({
  filter,
  cursor,
  nextCursor,
}: {
  filter: ContactFilter;
  cursor: unknown;
  nextCursor: string | null;
}) {
  const t = useTranslations("contacts");
  if (!cursor && !nextCursor) return null;
  const href = (next: string | null) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, cursor: next })) {
      if (value) query.set(name, value);
    }
    return `/contacts?${query}`;
  };
  return (
    <nav aria-label={t("title")} className="flex justify-between gap-2">
      <span>{cursor ? <LinkButton href={href(null)}>{t("newest")}</LinkButton> : null}</span>
      {nextCursor && (
        <LinkButton href={href(nextCursor)} rel="next">
          {t("older")}
        </LinkButton>
      )}
    </nav>
  );
}
