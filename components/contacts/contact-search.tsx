import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "../ui/button";
import { Input } from "../ui/controls";

/** The search stands in the address. */
export function ContactSearch({ search }: { search: string | undefined }) {
  const t = useTranslations("contacts");
  return (
    <Form action="/contacts" className="flex gap-2">
      <Input
        type="search"
        name="q"
        aria-label={t("search")}
        placeholder={t("search")}
        defaultValue={search}
        className="max-w-72"
      />
      <Button type="submit">{t("find")}</Button>
    </Form>
  );
}

/** More people, and back to the first ones. */
export function ContactFoot({
  search,
  cursor,
  nextCursor,
}: {
  search: string | undefined;
  cursor: unknown;
  nextCursor: string | null;
}) {
  const t = useTranslations("contacts");
  if (!cursor && !nextCursor) return null;
  const href = (next: string | null) =>
    `/contacts?${new URLSearchParams({ ...(search ? { q: search } : {}), ...(next ? { cursor: next } : {}) })}`;
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
