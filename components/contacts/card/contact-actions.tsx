import { Eraser, Merge, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "../../ui/button";

/** What can be done with a person. */
export function ContactActions({
  contactId,
  callAddress,
  mayEdit,
  mayErase,
}: {
  contactId: string;
  /** Where calling starts; null: the role does not call. */
  callAddress: string | null;
  mayEdit: boolean;
  mayErase: boolean;
}) {
  const t = useTranslations("contacts.card");
  return (
    <div className="flex flex-wrap gap-2">
      {mayErase && (
        <LinkButton kind="quiet" icon={Eraser} href={`/contacts/${contactId}/erase`}>
          {t("erase")}
        </LinkButton>
      )}
      {mayEdit && (
        <LinkButton kind="quiet" icon={Merge} href={`/contacts/${contactId}/merge`}>
          {t("merge")}
        </LinkButton>
      )}
      {callAddress && (
        <LinkButton kind="primary" icon={Phone} href={callAddress}>
          {t("call")}
        </LinkButton>
      )}
    </div>
  );
}
