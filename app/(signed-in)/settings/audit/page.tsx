import { getTimeZone } from "next-intl/server";
import { Suspense } from "react";
import { AuditList } from "@/components/settings/audit/audit-list";
import { AuditFoot, AuditSearch } from "@/components/settings/audit/audit-search";
import { AUDIT_KINDS } from "@/components/settings/audit/audit-words";
import { SealState } from "@/components/settings/audit/seal-state";
import { Card } from "@/components/ui/card";
import { listAudit } from "@/lib/auth/audit/list-audit";
import { dayStart, ListAuditInput } from "@/lib/auth/audit/schema";
import { page } from "@/lib/entry/page";
import { verifyAudit } from "@/lib/platform/audit-seals/verify-audit";

type Query = Record<string, string | string[] | undefined>;

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { actor, t } = await page("audit.read");
  const [query, zone] = await Promise.all([searchParams, getTimeZone()]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const { shape } = ListAuditInput;
  const view = {
    q: shape.search.safeParse(text("q")).data || undefined,
    kind: AUDIT_KINDS.find((known) => known === text("kind")),
    from: text("from"),
    to: text("to"),
  };
  const before = shape.before.safeParse(text("before")).data;
  const { items, nextBefore } = await listAudit(
    actor,
    ListAuditInput.parse({
      search: view.q,
      kind: view.kind,
      before,
      from: dayStart(view.from, zone),
      to: dayStart(view.to, zone, 1),
    }),
  );
  return (
    <>
      <p className="text-muted">{t("settings.audit.lead")}</p>
      <Suspense>
        <SealState report={verifyAudit({ latest: 2000 })} />
      </Suspense>
      <AuditSearch view={view} />
      <Card isFlush>
        <AuditList lines={items} />
      </Card>
      <AuditFoot view={view} isFirst={!before} nextBefore={nextBefore} />
    </>
  );
}
