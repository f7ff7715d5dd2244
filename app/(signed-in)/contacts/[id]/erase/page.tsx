import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { spacedPhone } from "@/components/calls/phone-text";
import { EraseForm } from "@/components/contacts/erase/erase-form";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { getContact } from "@/lib/contacts/queries";
import { orNotFound, page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.erase"))("title") };
}

export default async function ErasePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("contacts.erase");
  const id = z.uuid().safeParse((await params).id).data ?? notFound();
  const contact = await orNotFound(getContact(actor, id));
  const name = contact.name ?? (contact.phone ? spacedPhone(contact.phone) : "");
  return (
    <Words rooms={["contacts"]}>
      <PageHeader title={`${t("contacts.erase.title")}: ${name}`} lead={t("contacts.erase.lead")} />
      <EraseForm contactId={id} hasPhone={contact.phones.length > 0} />
    </Words>
  );
}
