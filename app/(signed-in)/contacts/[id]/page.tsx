import { notFound } from "next/navigation";
import { z } from "zod";
import { spacedPhone } from "@/components/calls/phone-text";
import { CallBackCard } from "@/components/contacts/call-backs/call-back-card";
import { ContactActions } from "@/components/contacts/card/contact-actions";
import { DetailsCard } from "@/components/contacts/card/details-card";
import { HistoryCard } from "@/components/contacts/card/history-card";
import { MergeBanner } from "@/components/contacts/card/merge-banner";
import { PhonesCard } from "@/components/contacts/card/phones-card";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { getContact } from "@/lib/contacts/queries";
import { listAssignees } from "@/lib/contacts/queries/assignees";
import { getContactHistory } from "@/lib/contacts/queries/history";
import { listOpenMerges } from "@/lib/contacts/queries/merge-preview";
import { orNotFound, page } from "@/lib/entry/page";

export default async function ContactPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("contacts.read");
  const id = z.uuid().safeParse((await params).id).data ?? notFound();
  const contact = await orNotFound(getContact(actor, id));
  const mayEdit = can(actor, "contacts.edit");
  const [history, merges, people] = await Promise.all([
    getContactHistory(actor, id),
    listOpenMerges(id),
    mayEdit ? listAssignees(actor) : [],
  ]);
  const name =
    contact.name ?? (contact.phone ? spacedPhone(contact.phone) : t("contacts.nameless"));
  return (
    <Words rooms={["contacts"]}>
      <title>{`${name} · HALO`}</title>
      <PageHeader
        title={name}
        lead={contact.company}
        action={
          <ContactActions
            contact={contact}
            history={history}
            mayCall={can(actor, "calls.start")}
            mayEdit={mayEdit}
            mayErase={can(actor, "contacts.erase")}
          />
        }
      />
      {merges.map((merge) => (
        <MergeBanner key={merge.mergeId} merge={merge} mayEdit={mayEdit} />
      ))}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4 lg:order-2">
          <DetailsCard contact={contact} mayEdit={mayEdit} />
          <PhonesCard contactId={id} phones={contact.phones} mayEdit={mayEdit} />
          <CallBackCard
            contact={contact}
            people={people}
            mayEdit={mayEdit}
            now={new Date().toISOString()}
          />
        </div>
        <HistoryCard entries={history} />
      </div>
    </Words>
  );
}
