"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Card } from "../../ui/card";
import { TurnList } from "../conversation/turn-list";

const NEAR_END_PX = 80;

/** The conversation as it is spoken; it follows the newest words unless one scrolled up to read. */
export function LiveConversation({ view }: { view: CallStatusView }) {
  const t = useTranslations("calls.live");
  const box = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const count = view.turns.length;
  useEffect(() => {
    if (count > 0 && isFollowing.current) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [count]);
  return (
    <Card title={t("conversation")} data-testid="conversation">
      <div
        ref={box}
        className="max-h-[60vh] min-h-40 overflow-y-auto"
        onScroll={({ currentTarget: at }) => {
          isFollowing.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX;
        }}
      >
        {count > 0 ? (
          <TurnList turns={view.turns} />
        ) : (
          <p className="text-muted">{t(view.isTerminal ? "noTalk" : "silent")}</p>
        )}
      </div>
    </Card>
  );
}
