import { CallBackCard } from "@/components/contacts/call-backs/call-back-card";
import type { ContactDetail } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { DetailsCard } from "./details-card";
import { PhonesCard } from "./phones-card";

/** Beside a client's history: who it is, the numbers, the promised call-back. */
export function SideCards({
  contact,
  people,
  mayEdit,
}: {
  contact: ContactDetail;
  people: readonly Assignee[];
  mayEdit: boolean;
}) {
  const now = new Date().toISOString();
  return (
    <div className="flex flex-col gap-4 lg:order-2">
      <DetailsCard contact={contact} mayEdit={mayEdit} />
      <PhonesCard contactId={contact.id} phones={contact.phones} mayEdit={mayEdit} />
      <CallBackCard contact={contact} people={people} mayEdit={mayEdit} now={now} />
    </div>
  );
}
