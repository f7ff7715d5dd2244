import { Eraser, Merge, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContactDetail } from "@/lib/contacts/queries";
import type { HistoryEntry } from "@/lib/contacts/queries/history";
import { LinkButton } from "../../ui/button";

/** What can be done with a person. */
export function ContactActions({
  contact: { id: contactId, phone },
  history,
  mayCall,
  mayEdit,
  mayErase,
}: {
  contact: ContactDetail;
  history: readonly HistoryEntry[];
  mayCall: boolean;
  mayEdit: boolean;
  mayErase: boolean;
}) {
  // As in the last call, to the number that is to be rung first.
  const last = history.find((entry) => entry.kind === "call" && entry.isOpen);
  const again: [string, string][] = last?.kind === "call" ? [["again", last.callId]] : [];
  const callAddress =
    mayCall && phone ? `/calls/new?${new URLSearchParams([...again, ["phone", phone]])}` : null;
  const t = useTranslations("contacts.card");
  return (
    <div className="flex flex-wrap gap-2">
      {mayErase && (
        <LinkButton kind="quiet" icon={Eraser} href={`/contacts/${contactId}/erase`}>
          {t("erase")}
        </LinkButton>
      )}
      {mayEdit && (
        <LinkButton kind="quiet" icon={Merge} href={`/contacts/${contactId}/merge`}>
          {t("merge")}
        </LinkButton>
      )}
      {callAddress && (
        <LinkButton kind="primary" icon={Phone} href={callAddress}>
          {t("call")}
        </LinkButton>
      )}
    </div>
  );
}
