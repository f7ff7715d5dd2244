import { useTimeZone, useTranslations } from "next-intl";
import type { CallBackSummary } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { Card } from "../../ui/card";
import { CallBackRow } from "./call-back-row";
import { DUE_GROUPS, groupOf } from "./due-clock";

/** Who waits for a call, by when: overdue, today, later, some day. */
export function CallBackList({
  callBacks,
  most,
  ...row
}: {
  callBacks: readonly CallBackSummary[];
  /** How many a page holds. */
  most: number;
  people: readonly Assignee[];
  mayCall: boolean;
  mayEdit: boolean;
  /** ISO 8601, the server's clock. */
  now: string;
}) {
  const t = useTranslations("contacts.callBacks");
  const zone = useTimeZone() ?? "UTC";
  if (callBacks.length === 0) {
    return (
      <Card data-testid="call-backs">
        <p className="text-muted">{t("empty")}</p>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4" data-testid="call-backs">
      {DUE_GROUPS.map((group) => {
        const some = callBacks.filter(({ dueAt }) => groupOf(dueAt, row.now, zone) === group);
        if (some.length === 0) return null;
        return (
          <Card key={group} title={t(group)} aside={some.length} data-group={group}>
            <ul className="flex flex-col divide-y divide-line">
              {some.map((callBack) => (
                <CallBackRow key={callBack.id} callBack={callBack} {...row} />
              ))}
            </ul>
          </Card>
        );
      })}
      {callBacks.length >= most && (
        <p className="text-muted text-sm">{t("more", { count: most })}</p>
      )}
    </div>
  );
}
