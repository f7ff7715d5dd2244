import { KeyRound } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ApiKeyView } from "@/lib/auth/keys/schema";
import { TimeText } from "../calls/time-text";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Cell, HeadCell, Row, Table } from "../ui/table";
import { RevokeKey } from "./revoke-key";

type State = "active" | "expired" | "revoked";
const MEANING = { active: "good", expired: "attention", revoked: "neutral" } as const;
const LINE = "max-sm:flex max-sm:h-auto max-sm:items-center max-sm:px-0 max-sm:py-1";

function stateOf(key: ApiKeyView, now: string): State {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && key.expiresAt <= now ? "expired" : "active";
}

/** Keys, the newest first. `now` ISO 8601, the server's. */
export function KeyTable({
  keys,
  seesAll,
  now,
}: {
  keys: readonly ApiKeyView[];
  /** Keys of several people: their owners are named. */
  seesAll: boolean;
  now: string;
}) {
  const t = useTranslations("apiKeys");
  if (keys.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={KeyRound} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card isFlush>
      <Table aria-label={t("title")} data-testid="key-table" className="max-sm:block">
        <thead className="max-sm:sr-only">
          <tr>
            <HeadCell>{t("name")}</HeadCell>
            <HeadCell className="max-lg:hidden">{t("scopes")}</HeadCell>
            {seesAll && <HeadCell>{t("owner")}</HeadCell>}
            <HeadCell>{t("expiry")}</HeadCell>
            <HeadCell>{t("lastUsed")}</HeadCell>
            <HeadCell>
              <span className="sr-only">{t("revoke")}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} state={stateOf(key, now)} seesAll={seesAll} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function KeyRow({
  apiKey,
  state,
  seesAll,
}: {
  apiKey: ApiKeyView;
  state: State;
  seesAll: boolean;
}) {
  const t = useTranslations("apiKeys");
  const format = useFormatter();
  const until = apiKey.expiresAt
    ? t("until", { at: format.dateTime(new Date(apiKey.expiresAt), { dateStyle: "medium" }) })
    : t("expiries.never");
  return (
    <Row
      data-testid="key-row"
      className="max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:px-4 max-sm:py-2"
    >
      <Cell className={LINE}>
        <span className="flex flex-col py-1">
          <span className="font-medium">{apiKey.name}</span>
          <code className="text-muted text-xs">{apiKey.prefix}_…</code>
        </span>
      </Cell>
      <Cell className="max-lg:hidden">
        <span title={apiKey.scopes.join(", ")} className="text-muted">
          {t("rights", { count: apiKey.scopes.length })}
          {apiKey.reach === "all" && ` · ${t("reaches.all")}`}
        </span>
      </Cell>
      {seesAll && <Cell className="text-muted max-sm:hidden">{apiKey.ownerName}</Cell>}
      <Cell className={LINE}>
        <span className="inline-flex flex-wrap items-center gap-2">
          <Badge meaning={MEANING[state]}>{t(`state.${state}`)}</Badge>
          {state === "active" && <span className="text-muted text-sm">{until}</span>}
        </span>
      </Cell>
      <Cell className="text-muted max-sm:hidden">
        {apiKey.lastUsedAt ? <TimeText at={apiKey.lastUsedAt} /> : t("never")}
      </Cell>
      <Cell className={LINE}>
        {state !== "revoked" && <RevokeKey keyId={apiKey.id} name={apiKey.name} />}
      </Cell>
    </Row>
  );
}
