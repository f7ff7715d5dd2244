import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NextCallBacks } from "@/components/contacts/call-backs/next-call-backs";
import { ContactFoot, ContactSearch } from "@/components/contacts/contact-search";
import { ContactTable } from "@/components/contacts/contact-table";
import { ListActions } from "@/components/contacts/list-actions";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listCallBacks, listContacts } from "@/lib/contacts/queries";
import { listAssignees } from "@/lib/contacts/queries/assignees";
import { ListContactsInput } from "@/lib/contacts/schema";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactsPage({ searchParams }: Props) {
  const { actor, t } = await page("contacts.read");
  const asked = await searchParams;
  const { shape } = ListContactsInput;
  const filter = {
    q: shape.search.safeParse(asked.q).data || undefined,
    language: shape.language.safeParse(asked.language).data,
    crm: shape.crm.safeParse(asked.crm).data,
    share: shape.share.safeParse(asked.share).data,
  };
  const cursor = shape.cursor.safeParse(asked.cursor).data;
  const mayEdit = can(actor, "contacts.edit");
  const [contacts, callBacks, people] = await Promise.all([
    listContacts(actor, { ...filter, search: filter.q, cursor }),
    listCallBacks(actor),
    mayEdit ? listAssignees(actor) : [],
  ]);
  const isFiltered = Object.values({ ...filter, cursor }).some(Boolean);
  const row = {
    people,
    mayEdit,
    mayCall: can(actor, "calls.start"),
    now: new Date().toISOString(),
  };
  return (
    <Words rooms={["contacts"]}>
      <PageHeader
        title={t("contacts.title")}
        action={<ListActions mayEdit={mayEdit} mayErase={can(actor, "contacts.erase")} />}
      >
        <ContactSearch filter={filter} />
      </PageHeader>
      <div className="flex flex-col gap-4">
        {!isFiltered && <NextCallBacks callBacks={callBacks} {...row} />}
        <ContactTable people={contacts.items} isSearched={isFiltered} />
        <ContactFoot filter={filter} cursor={cursor} nextCursor={contacts.nextCursor} />
      </div>
    </Words>
  );
}
