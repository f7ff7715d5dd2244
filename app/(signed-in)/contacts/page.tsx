import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallBackList } from "@/components/contacts/call-back-list";
import { ContactFoot, ContactSearch } from "@/components/contacts/contact-search";
import { ContactTable } from "@/components/contacts/contact-table";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listCallBacks, listContacts } from "@/lib/contacts/queries";
import { ListContactsInput } from "@/lib/contacts/schema";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ContactsPage({ searchParams }: Props) {
  const { actor, t } = await page("contacts.read");
  const { q, cursor } = await searchParams;
  const { shape } = ListContactsInput;
  const search = shape.search.safeParse(q).data;
  const [people, callBacks] = await Promise.all([
    listContacts(actor, { search, cursor: shape.cursor.safeParse(cursor).data }),
    listCallBacks(actor),
  ]);
  const mayCall = can(actor, "calls.start");
  return (
    <Words rooms={["contacts"]}>
      <PageHeader title={t("contacts.title")}>
        <ContactSearch search={search} />
      </PageHeader>
      <div className="flex flex-col gap-4">
        <CallBackList
          callBacks={callBacks}
          mayCall={mayCall}
          mayEdit={can(actor, "contacts.edit")}
          now={new Date().toISOString()}
        />
        <ContactTable
          people={people.items}
          isSearched={Boolean(search || cursor)}
          mayReadCalls={can(actor, "calls.read")}
        />
        <ContactFoot search={search} cursor={cursor} nextCursor={people.nextCursor} />
      </div>
    </Words>
  );
}
