import { ScrollText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditLine } from "@/lib/auth/audit/list-audit";
import { TimeText } from "../../calls/time-text";
import { EmptyState } from "../../ui/empty-state";
import { knownAct } from "./audit-words";

/** Lines of the log; each opens what it is about where that has a page. */
export function AuditList({ lines }: { lines: readonly AuditLine[] }) {
  const t = useTranslations("settings.audit");
  if (lines.length === 0) return <EmptyState icon={ScrollText} title={t("empty")} />;
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <AuditEntry key={line.no} line={line} />
      ))}
    </ul>
  );
}

function AuditEntry({ line }: { line: AuditLine }) {
  const t = useTranslations("settings.audit");
  const act = knownAct(line.action);
  const href = addressOf(line);
  const detail = detailOf(line.detail);
  return (
    <li
      className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[9rem_1fr_1fr]"
      data-testid="audit-line"
      data-action={line.action}
    >
      <TimeText at={line.at} className="text-muted text-sm tabular-nums sm:leading-5" />
      <div className="min-w-0">
        {href ? (
          <Link href={href} className="font-medium underline-offset-2 hover:underline">
            {act ? t(`act.${act}`) : line.action}
          </Link>
        ) : (
          <span className="font-medium">{act ? t(`act.${act}`) : line.action}</span>
        )}
        <p className="break-words text-muted text-sm">
          {line.actorName || <span className="text-faint">{t("nobody")}</span>}
          {line.ip && <span className="ml-2 text-faint tabular-nums">{line.ip}</span>}
        </p>
      </div>
      <p className="min-w-0 break-words text-faint text-sm">
        <span className="sr-only">{t("detail")}: </span>
        {detail}
        {line.objectId && (
          <span className="block truncate text-xs" title={`${line.objectKind} ${line.objectId}`}>
            {line.objectKind} {line.objectId.slice(0, 8)}
          </span>
        )}
      </p>
    </li>
  );
}

function addressOf({ objectKind, objectId }: AuditLine): string | null {
  if (objectKind === "call" && objectId) return `/calls/${objectId}`;
  if (objectKind === "webhook" && objectId) return `/settings/webhooks/${objectId}`;
  if (objectKind === "user" && objectId) return `/settings/people/${objectId}`;
  return null;
}

/** "step: sms, was: unknown"; the codes are the same in every language. */
function detailOf(detail: Record<string, unknown> | null): string {
  return Object.entries(detail ?? {})
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join(", ");
}
