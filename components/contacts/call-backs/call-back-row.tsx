import { Phone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { CallBackSummary } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { spacedPhone } from "../../calls/phone-text";
import { TimeText } from "../../calls/time-text";
import { Badge } from "../../ui/badge";
import { LinkButton } from "../../ui/button";
import { ChangeCallBack } from "./change-call-back";
import { FinishCallBack } from "./finish-call-back";

/** One promise: whom, when, what about, who keeps it, and what can be done. */
export function CallBackRow({
  callBack,
  people,
  mayCall,
  mayEdit,
  now,
  isOnCard = false,
}: {
  callBack: CallBackSummary;
  people: readonly Assignee[];
  mayCall: boolean;
  mayEdit: boolean;
  /** ISO 8601, the server's clock. */
  now: string;
  /** The person is named above. */
  isOnCard?: boolean;
}) {
  const t = useTranslations("contacts");
  const { dueAt, phone } = callBack;
  const name = callBack.contactName ?? (phone ? spacedPhone(phone) : t("nameless"));
  return (
    <li
      data-testid="call-back"
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 first:pt-0 last:pb-0"
    >
      {!isOnCard && (
        <Link
          href={`/contacts/${callBack.contactId}`}
          className="min-w-40 font-medium hover:underline"
        >
          {name}
        </Link>
      )}
      <span className="flex items-center gap-2 text-muted">
        {dueAt ? <TimeText at={dueAt} /> : t("callBacks.later")}
        {dueAt && dueAt < now && <Badge meaning="attention">{t("callBacks.overdue")}</Badge>}
      </span>
      <span className="min-w-0 flex-1 basis-40 break-words text-muted">
        {[callBack.reason, callBack.ownerName].filter(Boolean).join(" · ")}
      </span>
      <span className="flex flex-wrap gap-2">
        {mayCall && !isOnCard && callBack.callId && (
          <LinkButton size="sm" icon={Phone} href={`/calls/new?again=${callBack.callId}`}>
            {t("callBacks.call")}
          </LinkButton>
        )}
        {mayEdit && <ChangeCallBack callBack={callBack} people={people} />}
        {mayEdit && <FinishCallBack callBackId={callBack.id} />}
      </span>
    </li>
  );
}
