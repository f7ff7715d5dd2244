"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { OutboxCounts } from "@/lib/follow-ups/queries";
import type { LiveNews } from "../live/live-connection";
import { useLiveUpdates } from "../live/live-updates";

async function readCounts(signal: AbortSignal): Promise<OutboxCounts> {
  const response = await fetch("/api/v1/outbox/count", { signal });
  if (!response.ok) throw new Error(`the outbox answered ${response.status}`);
  return (await response.json()) as OutboxCounts;
}

/** How many things of the outbox wait for a person; nothing where none do. Looked up again when something came or went, and every half minute. */
export function OutboxBadge({ first, isDot }: { first: OutboxCounts; isDot: boolean }) {
  const t = useTranslations("shell.nav");
  const { data } = useQuery({
    queryKey: ["outbox-count"],
    queryFn: ({ signal }) => readCounts(signal),
    initialData: first,
    refetchInterval: 30_000,
    retry: false,
  });
  const queries = useQueryClient();
  const onNews = useCallback(
    (news: LiveNews | "all") => {
      if (news === "all" || news.kind === "outbox")
        void queries.invalidateQueries({ queryKey: ["outbox-count"] });
    },
    [queries],
  );
  useLiveUpdates(onNews);
  const count = data.unknown + data.dead;
  if (count === 0) return null;
  return (
    <span
      data-testid="outbox-badge"
      data-count={count}
      className={clsx(
        "rounded-full bg-attention-soft font-semibold text-attention text-xs tabular-nums",
        isDot ? "absolute top-1 right-1 size-2 bg-attention" : "ml-auto px-1.5 py-0.5",
      )}
    >
      <span className={clsx(isDot && "sr-only")}>{count > 99 ? "99+" : count}</span>
      <span className="sr-only"> {t("toDecide")}</span>
    </span>
  );
}
