import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CallBackSummary } from "@/lib/contacts/queries";
import { PhoneText } from "../calls/phone-text";
import { TimeText } from "../calls/time-text";
import { Badge } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { FinishCallBack } from "./finish-call-back";

/** Who waits for a call, the next due first. */
export function CallBackList({
  callBacks,
  mayCall,
  mayEdit,
  now,
}: {
  callBacks: readonly CallBackSummary[];
  mayCall: boolean;
  mayEdit: boolean;
  /** ISO 8601, the server's clock. */
  now: string;
}) {
  const t = useTranslations("contacts.callBacks");
  return (
    <Card title={t("title")} data-testid="call-backs">
      {callBacks.length === 0 ? (
        <p className="text-muted">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {callBacks.map((callBack) => (
            <li
              key={callBack.id}
              data-testid="call-back"
              className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <span className="min-w-40 font-medium">
                {callBack.contactName ?? (callBack.phone && <PhoneText phone={callBack.phone} />)}
              </span>
              <span className="flex items-center gap-2 text-muted">
                {callBack.dueAt ? <TimeText at={callBack.dueAt} /> : t("later")}
                {callBack.dueAt && callBack.dueAt < now && (
                  <Badge meaning="attention">{t("overdue")}</Badge>
                )}
              </span>
              <span className="min-w-0 flex-1 basis-40 text-muted">{callBack.reason}</span>
              {mayCall && callBack.callId && (
                <LinkButton size="sm" icon={Phone} href={`/calls/new?again=${callBack.callId}`}>
                  {t("call")}
                </LinkButton>
              )}
              {mayEdit && <FinishCallBack callBackId={callBack.id} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
