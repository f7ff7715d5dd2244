import { useTranslations } from "next-intl";
import type { ConnectionView } from "@/lib/settings/connections/list-connections";
import { ENTERABLE } from "@/lib/settings/connections/schema";
import { TimeText } from "../../calls/time-text";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";
import { ConnectionActions } from "./connection-actions";

/** One outside service: where its key comes from, how its last test went, what it last met; and what one can do. */
export function ConnectionCard({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("settings.connections");
  const { provider, source, world, host, last4, account, updatedAt, test, lastError } = connection;
  const enterable = ENTERABLE.find((known) => known === provider) ?? null;
  return (
    <Card
      data-testid="connection"
      data-provider={provider}
      data-source={source}
      data-working={test?.isWorking}
      title={t(`provider.${provider}`)}
      aside={<TestBadge test={test} isConnected={source !== "none"} />}
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>{t(`source.${source}`)}</span>
          {last4 && (
            <span className="text-muted tabular-nums">{t("ends", { last4: `••••${last4}` })}</span>
          )}
          {account && <span className="text-muted">@{account}</span>}
          {updatedAt && (
            <span className="text-faint text-sm">
              {t.rich("changed", { time: () => <TimeText at={updatedAt} /> })}
            </span>
          )}
        </p>
        {world && (
          <p className="text-muted text-sm">
            {t(world)} <span className="text-faint">{host}</span>
          </p>
        )}
        {test && (
          <p className="text-muted text-sm">
            {t.rich("testedAt", { time: () => <TimeText at={test.at} /> })}
            {test.code && <span className="ml-2 text-bad">{test.code}</span>}
          </p>
        )}
        {lastError && (
          <p className="break-words text-muted text-sm">
            {t.rich("lastError", {
              code: lastError.code,
              time: () => <TimeText at={lastError.at} />,
            })}
          </p>
        )}
        {!enterable && <p className="max-w-prose text-faint text-sm">{t("byEnvironment")}</p>}
        <ConnectionActions
          provider={provider}
          enterable={enterable}
          isConnected={source !== "none"}
          isEnteredHere={source === "here"}
        />
      </div>
    </Card>
  );
}

function TestBadge({ test, isConnected }: { test: ConnectionView["test"]; isConnected: boolean }) {
  const t = useTranslations("settings.connections");
  if (!isConnected) return <Badge meaning="neutral">{t("source.none")}</Badge>;
  if (!test) return <Badge meaning="neutral">{t("never")}</Badge>;
  return (
    <Badge meaning={test.isWorking ? "good" : "bad"}>
      {t(test.isWorking ? "works" : "broken")}
    </Badge>
  );
}
