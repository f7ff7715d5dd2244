"use client";

import { useTranslations } from "next-intl";
import type { SessionSummary } from "@/lib/auth/users/queries";
import { endOtherSessionsAction, endSessionAction } from "@/lib/entry/people/actions";
import { TimeText } from "../calls/time-text";
import { useCommand } from "../forms/use-command";
import { Badge } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { deviceName } from "./device-name";

/** Open sessions of a person; each can be ended alone, or all but the one that looks. */
export function SessionList({
  userId,
  sessions,
}: {
  userId: string;
  sessions: readonly SessionSummary[];
}) {
  const t = useTranslations("people.sessions");
  const others = useCommand(endOtherSessionsAction);
  const hasThis = sessions.some(({ isThis }) => isThis);
  if (sessions.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionLine key={session.sessionId} session={session} />
        ))}
      </ul>
      {others.failure && <Banner meaning="bad">{others.failure.message}</Banner>}
      {sessions.length > (hasThis ? 1 : 0) && (
        <div>
          <Button isBusy={others.isBusy} onClick={() => others.send({ userId })}>
            {t(hasThis ? "endOthers" : "endAll")}
          </Button>
        </div>
      )}
    </div>
  );
}

function SessionLine({ session }: { session: SessionSummary }) {
  const t = useTranslations("people.sessions");
  const end = useCommand(endSessionAction);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5" data-testid="session">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="truncate font-medium" title={session.userAgent ?? undefined}>
            {deviceName(session.userAgent) ?? t(session.kind)}
          </span>
          {session.isThis && <Badge meaning="good">{t("current")}</Badge>}
        </p>
        <p className="text-muted text-sm">
          {t.rich("used", { time: () => <TimeText at={session.lastSeenAt} /> })}
          {", "}
          {t.rich("since", { time: () => <TimeText at={session.createdAt} /> })}
          {session.ip && <span className="ml-2 text-faint tabular-nums">{session.ip}</span>}
        </p>
        {end.failure && (
          <p role="alert" className="text-bad text-sm">
            {end.failure.message}
          </p>
        )}
      </div>
      {!session.isThis && (
        <Button
          size="sm"
          isBusy={end.isBusy}
          onClick={() => end.send({ sessionId: session.sessionId })}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
