import { Eraser } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ErasureReceipt } from "@/lib/calls/queries/erasures";
import { ERASURE_REASONS } from "@/lib/contacts/schema";
import { TimeText } from "../../calls/time-text";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { ErasureBadge } from "./receipt";

/** Receipts, the newest first. */
export function ReceiptList({
  receipts,
}: {
  receipts: readonly Omit<ErasureReceipt, "recordings">[];
}) {
  const t = useTranslations("contacts.erase");
  if (receipts.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={Eraser} title={t("receiptsEmpty")} />
      </Card>
    );
  }
  return (
    <Card>
      <ul className="flex flex-col divide-y divide-line">
        {receipts.map((receipt) => {
          const reason = ERASURE_REASONS.find((known) => known === receipt.reason);
          return (
            <li
              key={receipt.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0"
            >
              <Link
                href={`/contacts/erasures/${receipt.id}`}
                className="font-medium text-accent-text underline underline-offset-2"
              >
                <TimeText at={receipt.createdAt} />
              </Link>
              <span className="flex-1 basis-40 text-muted">
                {[receipt.requestedByName, reason && t(`reasons.${reason}`)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <ErasureBadge finishedAt={receipt.finishedAt} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
