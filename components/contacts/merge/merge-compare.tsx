import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MergePreview } from "@/lib/contacts/queries/merge-preview";
import { CONTACT_LANGUAGES } from "@/lib/contacts/schema";
import { spacedPhone } from "../../calls/phone-text";
import { Card } from "../../ui/card";
import { Cell, HeadCell, Row, Table } from "../../ui/table";

type Side = MergePreview["result"];
const TEXTS = ["name", "company", "email", "timeZone", "note"] as const;

/** Two cards field by field, and the one they become. */
export function MergeCompare({ preview }: { preview: MergePreview }) {
  const t = useTranslations("contacts");
  const { kept, gone, result } = preview;
  const language = (side: Side) => {
    const known = CONTACT_LANGUAGES.find((one) => one === side.language);
    return known ? t(`languages.${known}`) : null;
  };
  const line = (name: string, read: (side: Side) => ReactNode) => (
    <Row key={name}>
      <Cell className="text-muted">{name}</Cell>
      {[kept, gone].map((side) => (
        <Cell key={side.contactId} className="whitespace-pre-wrap break-words">
          {read(side) || t("card.none")}
        </Cell>
      ))}
      <Cell className="whitespace-pre-wrap break-words font-medium">
        {read(result) || t("card.none")}
      </Cell>
    </Row>
  );
  return (
    <Card isFlush>
      <Table aria-label={t("merge.title")} data-testid="merge-compare">
        <thead>
          <tr>
            <HeadCell>{t("merge.field")}</HeadCell>
            <HeadCell>{t("merge.kept")}</HeadCell>
            <HeadCell>{t("merge.gone")}</HeadCell>
            <HeadCell>{t("merge.result")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {line(t("merge.phones"), ({ phones }) => phones.map(spacedPhone).join("\n"))}
          {TEXTS.map((field) => line(t(field), (side) => side[field]))}
          {line(t("language"), language)}
          {line(t("owner"), ({ ownerName }) => ownerName)}
          {line(t("crm"), ({ crmStatus }) => crmStatus && t(`crmStatus.${crmStatus}`))}
          {line(t("merge.callCount"), ({ callCount }) => String(callCount))}
          {line(t("merge.callBackCount"), ({ callBackCount }) => String(callBackCount))}
        </tbody>
      </Table>
    </Card>
  );
}
