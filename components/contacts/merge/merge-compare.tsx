import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MergePreview } from "@/lib/contacts/queries/merge-preview";
import { CONTACT_LANGUAGES } from "@/lib/contacts/schema";
import { spacedPhone } from "../../calls/phone-text";
import { Card } from "../../ui/card";
import { Cell, HeadCell, Row, Table } from "../../ui/table";

type Side = MergePreview["result"];
const TEXTS = ["name", "company", "email", "timeZone", "note"] as const;

/** On a narrow screen each field is a block with its three sides under each other. */
const SNUG =
  "max-sm:flex max-sm:h-auto max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-0.5";

/** Two cards field by field, and the one they become. */
export function MergeCompare({ preview }: { preview: MergePreview }) {
  const t = useTranslations("contacts");
  const { kept, gone, result } = preview;
  const language = (side: Side) => {
    const known = CONTACT_LANGUAGES.find((one) => one === side.language);
    return known ? t(`languages.${known}`) : null;
  };
  const line = (name: string, read: (side: Side) => ReactNode) => (
    <Row key={name} className="max-sm:block max-sm:px-4 max-sm:py-3">
      <Cell className={clsx(SNUG, "text-muted max-sm:font-medium max-sm:text-text")}>{name}</Cell>
      {(
        [
          ["kept", kept],
          ["gone", gone],
          ["result", result],
        ] as const
      ).map(([role, side]) => (
        <Cell
          key={role}
          className={clsx(
            SNUG,
            "whitespace-pre-wrap break-words",
            role === "result" && "font-medium",
          )}
        >
          <span aria-hidden className="text-faint text-sm sm:hidden">
            {t(`merge.${role}`)}
          </span>
          <span className="max-sm:text-right">{read(side) || t("card.none")}</span>
        </Cell>
      ))}
    </Row>
  );
  return (
    <Card isFlush>
      <Table
        aria-label={t("merge.title")}
        data-testid="merge-compare"
        className="max-sm:block max-sm:[&_tbody]:block"
      >
        <thead className="max-sm:sr-only">
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
