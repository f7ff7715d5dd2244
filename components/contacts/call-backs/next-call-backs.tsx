import { useTranslations } from "next-intl";
import type { CallBackSummary } from "@/lib/contacts/queries";
import type { Assignee } from "@/lib/contacts/queries/assignees";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { CallBackRow } from "./call-back-row";

const SHOWN = 5;

/** The next few promises, and the way to all of them. */
export function NextCallBacks({
  callBacks,
  ...row
}: {
  callBacks: readonly CallBackSummary[];
  people: readonly Assignee[];
  mayCall: boolean;
  mayEdit: boolean;
  now: string;
}) {
  const t = useTranslations("contacts.callBacks");
  return (
    <Card
      title={t("title")}
      aside={
        callBacks.length > 0 && (
          <LinkButton size="sm" href="/contacts/call-backs">
            {t("all", { count: callBacks.length })}
          </LinkButton>
        )
      }
      data-testid="call-backs"
    >
      {callBacks.length === 0 ? (
        <p className="text-muted">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {callBacks.slice(0, SHOWN).map((callBack) => (
            <CallBackRow key={callBack.id} callBack={callBack} {...row} />
          ))}
        </ul>
      )}
    </Card>
  );
}
