import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReceiptList } from "@/components/contacts/erase/receipt-list";
import { PageHeader } from "@/components/ui/page-header";
import { listErasures } from "@/lib/calls/queries/erasures";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.erase"))("receipts") };
}

export default async function ErasuresPage() {
  const { actor, t } = await page("contacts.erase");
  return (
    <>
      <PageHeader title={t("contacts.erase.receipts")} />
      <ReceiptList receipts={await listErasures(actor)} />
    </>
  );
}
