import { notFound } from "next/navigation";
import { z } from "zod";
import { spacedPhone } from "@/components/calls/phone-text";
import { ContactActions } from "@/components/contacts/card/contact-actions";
import { HistoryCard } from "@/components/contacts/card/history-card";
import { MergeBanner } from "@/components/contacts/card/merge-banner";
import { SideCards } from "@/components/contacts/card/side-cards";
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
  const may = {
    mayCall: can(actor, "calls.start"),
    mayEdit,
    mayErase: can(actor, "contacts.erase"),
  };
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
        action={<ContactActions contact={contact} history={history} {...may} />}
      />
      {merges.map((merge) => (
        <MergeBanner key={merge.mergeId} merge={merge} mayEdit={mayEdit} />
      ))}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <SideCards contact={contact} people={people} mayEdit={mayEdit} />
        <HistoryCard entries={history} />
      </div>
    </Words>
  );
}
