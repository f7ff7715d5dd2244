import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Receipt } from "@/components/contacts/erase/receipt";
import { ReceiptRefresh } from "@/components/contacts/erase/receipt-refresh";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { getErasure } from "@/lib/calls/queries/erasures";
import { orNotFound, page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.erase"))("receipt") };
}

export default async function ErasurePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("contacts.erase");
  const id = z.uuid().safeParse((await params).id).data ?? notFound();
  const receipt = await orNotFound(getErasure(actor, id));
  return (
    <Words rooms={["contacts"]}>
      <PageHeader title={t("contacts.erase.receipt")} />
      <Receipt receipt={receipt} />
      {!receipt.finishedAt && <ReceiptRefresh />}
    </Words>
  );
}
