import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PlannedCallView } from "@/lib/calls/planned/queries";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { PlannedTable } from "./planned-table";

/** The list is cut where nobody reads on. */
const FULL = 300;

/** What did not start first, because it needs a person; then what is ahead, then what is over. */
export function PlannedLists({
  calls: { ahead, blocked, over },
  madeId,
}: {
  calls: { ahead: PlannedCallView[]; blocked: PlannedCallView[]; over: PlannedCallView[] };
  /** The plan that was just made or changed. */
  madeId: string | null;
}) {
  const t = useTranslations("calls.plan");
  const parts = [
    { key: "blocked", calls: blocked },
    { key: "ahead", calls: ahead },
    { key: "over", calls: over },
  ] as const;
  if (parts.every(({ calls }) => calls.length === 0)) return <NothingPlanned />;
  return (
    <div className="flex flex-col gap-4">
      {parts.map(({ key, calls }) =>
        calls.length > 0 ? (
          <Card
            key={key}
            isFlush
            title={t(key)}
            aside={calls.length === FULL ? t("more", { count: FULL }) : calls.length}
            data-testid={`planned-${key}`}
          >
            <PlannedTable label={t(key)} calls={calls} madeId={madeId} />
          </Card>
        ) : null,
      )}
    </div>
  );
}

function NothingPlanned() {
  const t = useTranslations("calls");
  return (
    <Card isFlush>
      <EmptyState
        icon={CalendarClock}
        title={t("plan.empty")}
        action={
          <LinkButton kind="primary" href="/calls/new">
            {t("list.new")}
          </LinkButton>
        }
      >
        {t("plan.emptyHelp")}
      </EmptyState>
    </Card>
  );
}
