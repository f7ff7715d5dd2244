import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/button";
import { AddContact } from "./add-contact";

/** What can be done above the list. */
export function ListActions({ mayEdit, mayErase }: { mayEdit: boolean; mayErase: boolean }) {
  const t = useTranslations("contacts");
  return (
    <div className="flex flex-wrap gap-2">
      {mayErase && (
        <LinkButton kind="quiet" href="/contacts/erasures">
          {t("erase.receipts")}
        </LinkButton>
      )}
      {mayEdit && <AddContact />}
    </div>
  );
}
