import { useTranslations } from "next-intl";
import type { ContactDetail } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { Card } from "../../ui/card";
import { AddCallBack } from "./add-call-back";
import { CallBackRow } from "./call-back-row";

/** Open promises to one person. */
export function CallBackCard({
  contact,
  people,
  mayEdit,
  now,
}: {
  contact: ContactDetail;
  people: readonly Assignee[];
  mayEdit: boolean;
  now: string;
}) {
  const t = useTranslations("contacts.callBacks");
  const open = contact.callBacks.filter(({ doneAt }) => doneAt === null);
  return (
    <Card
      title={t("title")}
      aside={mayEdit && <AddCallBack contactId={contact.id} />}
      data-testid="contact-call-backs"
    >
      {open.length === 0 ? (
        <p className="text-muted">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {open.map((callBack) => (
            <CallBackRow
              key={callBack.id}
              callBack={callBack}
              people={people}
              mayCall={false}
              mayEdit={mayEdit}
              now={now}
              isOnCard
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
