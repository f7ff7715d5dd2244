"use client";
import { Download, PhoneForwarded, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { callAgainAction } from "@/lib/calls/actions";
import type { CalledAgain } from "@/lib/calls/list/call-again";
import type { CallSummary } from "@/lib/calls/queries/list-calls";
import { Button, IconButton } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { knownWord } from "../known-word";
import { PhoneText } from "../phone-text";

const AT_MOST = 50;

/** What may be done with the selected calls. */
export function BulkBar({
  selected,
  mayCall,
  onClear,
}: {
  selected: readonly CallSummary[];
  mayCall: boolean;
  onClear: () => void;
}) {
  const t = useTranslations("callList");
  const [asking, setAsking] = useState<{ key: string } | null>(null);
  const [results, setResults] = useState<readonly CalledAgain[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isCalling, startCalling] = useTransition();
  const ids = selected.map(({ id }) => id);
  const close = () => {
    setAsking(null);
    if (results) onClear();
    setResults(null);
    setProblem(null);
  };
  const call = () =>
    startCalling(async () => {
      const result = await callAgainAction({ callIds: ids, key: asking?.key ?? "" });
      if (result.ok) setResults(result.data);
      else setProblem(result.message);
    });
  return (
    <div
      role="toolbar"
      aria-label={t("selected", { count: ids.length })}
      data-testid="bulk-bar"
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-xl border border-line bg-surface px-3 py-2 shadow-lg"
    >
      <span role="status" className="px-1 font-medium tabular-nums">
        {t("selected", { count: ids.length })}
      </span>
      {mayCall && (
        <Button
          size="sm"
          icon={PhoneForwarded}
          disabled={ids.length > AT_MOST}
          title={ids.length > AT_MOST ? t("tooMany", { count: AT_MOST }) : undefined}
          onClick={() => setAsking({ key: crypto.randomUUID() })}
        >
          {t("again")}
        </Button>
      )}
      <a
        href={`/api/v1/calls/export?ids=${ids.join(",")}`}
        download
        className="inline-flex h-7 items-center gap-1.5 rounded-lg border border-edge/60 px-2.5 font-medium text-sm hover:bg-hover"
      >
        <Download aria-hidden className="size-4" />
        {t("export")}
      </a>
      <IconButton icon={X} label={t("unselect")} onClick={onClear} />
      <Dialog
        isOpen={asking !== null}
        onClose={close}
        title={t("againTitle", { count: ids.length })}
        actions={
          results ? (
            <Button kind="primary" onClick={close}>
              {t("close")}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{t("cancel")}</Button>
              <Button kind="primary" isBusy={isCalling} onClick={call}>
                {t(isCalling ? "againBusy" : "again")}
              </Button>
            </>
          )
        }
      >
        {results ? <Results results={results} calls={selected} /> : <p>{t("againHelp")}</p>}
        {problem && (
          <p role="alert" className="mt-2 text-bad">
            {problem}
          </p>
        )}
      </Dialog>
    </div>
  );
}

function Results({
  results,
  calls,
}: {
  results: readonly CalledAgain[];
  calls: readonly CallSummary[];
}) {
  const t = useTranslations("callList");
  const rule = useTranslations("calls.rule");
  const left = results.filter(({ newCallId }) => newCallId === null);
  return (
    <div role="status" data-testid="called-again">
      <p>{t("againDone", { started: results.length - left.length, left: left.length })}</p>
      <ul className="mt-2 flex flex-col gap-1 text-sm">
        {left.map(({ callId, reason }) => (
          <li key={callId}>
            <PhoneText phone={calls.find(({ id }) => id === callId)?.phone ?? ""} />
            {": "}
            {rule(knownWord("rule", reason) ?? "other")}
          </li>
        ))}
      </ul>
    </div>
  );
}
