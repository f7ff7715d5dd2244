"use client";
import { BarChart3 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { LastCallsTable } from "./last-calls-table";

const CallPanel = dynamic(() => import("./call-panel").then((file) => file.CallPanel), {
  ssr: false,
});

/** The newest calls of the period; a press shows one beside the figures, with an address of its own. */
export function LastCalls({ calls, allHref }: { calls: readonly CallSummary[]; allHref: string }) {
  const t = useTranslations("reports");
  const params = useSearchParams();
  const opened = params.get("call");
  const addressOf = (callId: string | null) => {
    const next = new URLSearchParams(params);
    if (callId) next.set("call", callId);
    else next.delete("call");
    return `?${next}`;
  };
  const isOwnEntry = useRef(false);
  // Next keeps useSearchParams in step with these; the figures are not read anew.
  const open = (callId: string) => {
    isOwnEntry.current = true;
    window.history.pushState(null, "", addressOf(callId));
  };
  const close = () => {
    if (isOwnEntry.current) window.history.back();
    else window.history.replaceState(null, "", addressOf(null));
    isOwnEntry.current = false;
  };
  return (
    <Card
      isFlush
      title={t("last")}
      aside={
        <Link href={allHref} className="text-accent-text underline underline-offset-2">
          {t("allCalls")}
        </Link>
      }
    >
      {calls.length > 0 ? (
        <LastCallsTable calls={calls} onOpen={open} />
      ) : (
        <EmptyState icon={BarChart3} title={t("empty")}>
          {t("emptyHelp")}
        </EmptyState>
      )}
      {opened && <CallPanel key={opened} callId={opened} onClose={close} />}
    </Card>
  );
}
