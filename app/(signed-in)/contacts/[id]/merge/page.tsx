import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { MergeActions } from "@/components/contacts/merge/merge-actions";
import { MergeChoice } from "@/components/contacts/merge/merge-choice";
import { MergeCompare } from "@/components/contacts/merge/merge-compare";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { getContact, listContacts } from "@/lib/contacts/queries";
import { previewMerge } from "@/lib/contacts/queries/merge-preview";
import { ListContactsInput } from "@/lib/contacts/schema";
import { orNotFound, page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.merge"))("title") };
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MergePage({ params, searchParams }: Props) {
  const { actor, t } = await page("contacts.edit");
  const id = z.uuid().safeParse((await params).id).data ?? notFound();
  const asked = await searchParams;
  const other = z.uuid().safeParse(asked.with).data;
  if (other) {
    const preview = await orNotFound(previewMerge(actor, id, other));
    return (
      <Words rooms={["contacts"]}>
        <PageHeader title={t("contacts.merge.title")} />
        <MergeCompare preview={preview} />
        <MergeActions key={`${id}${other}`} preview={preview} />
      </Words>
    );
  }
  const contact = await orNotFound(getContact(actor, id));
  const search = ListContactsInput.shape.search.safeParse(asked.q).data || undefined;
  const found = search ? (await listContacts(actor, { search, limit: 20 })).items : [];
  const lead = t("contacts.merge.lead", { name: contact.name ?? contact.phone ?? "–" });
  return (
    <Words rooms={["contacts"]}>
      <PageHeader title={t("contacts.merge.title")} lead={lead} />
      <MergeChoice contactId={id} search={search} found={found.filter((one) => one.id !== id)} />
    </Words>
  );
}
