import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ContactDetail } from "@/lib/contacts/queries";
import { CONTACT_LANGUAGES } from "@/lib/contacts/schema";
import { TimeText } from "../../calls/time-text";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";
import { EditDetails } from "./edit-details";

/** Who the person is. */
export function DetailsCard({ contact, mayEdit }: { contact: ContactDetail; mayEdit: boolean }) {
  const t = useTranslations("contacts");
  const language = CONTACT_LANGUAGES.find((known) => known === contact.language);
  return (
    <Card
      title={t("card.details")}
      aside={mayEdit && <EditDetails contact={contact} />}
      data-testid="contact-details"
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <Line name={t("company")}>{contact.company}</Line>
        <Line name={t("email")}>
          {contact.email && (
            <a
              href={`mailto:${contact.email}`}
              className="break-all text-accent-text underline underline-offset-2"
            >
              {contact.email}
            </a>
          )}
        </Line>
        <Line name={t("language")}>{language && t(`languages.${language}`)}</Line>
        <Line name={t("timeZone")}>{contact.timeZone ?? t("card.byNumber")}</Line>
        <Line name={t("owner")}>{contact.ownerName}</Line>
        <Line name={t("crm")}>
          {contact.crmStatus && (
            <Badge meaning={contact.crmStatus === "added" ? "good" : "neutral"}>
              {t(`crmStatus.${contact.crmStatus}`)}
            </Badge>
          )}
        </Line>
        <Line name={t("card.since")}>
          <TimeText at={contact.createdAt} />
        </Line>
      </dl>
      {contact.note && (
        <p className="mt-3 whitespace-pre-wrap break-words border-line border-t pt-3">
          {contact.note}
        </p>
      )}
    </Card>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations("contacts.card");
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children || t("none")}</dd>
    </>
  );
}
