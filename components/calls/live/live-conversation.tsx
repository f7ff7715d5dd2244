"use client";
import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { CallStatusView } from "@/lib/calls/queries/get-call-status";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TurnList } from "../conversation/turn-list";

const NEAR_END_PX = 80;

/** The conversation as it is spoken; it follows the newest words unless one scrolled up to read. */
export function LiveConversation({ view }: { view: CallStatusView }) {
  const t = useTranslations("calls.live");
  const box = useRef<HTMLElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const count = view.turns.length;
  const newest = view.turns.at(-1);
  const isTalking = view.status === "calling" && view.answeredAt !== null && view.endedAt === null;
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useEffect(() => {
    // A turn grows while it is spoken: its words count as news as well as a new turn.
    if (isFollowing && (count > 0 || newest?.text))
      box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [count, newest?.text, isFollowing]);
  return (
    <Card
      title={t("conversation")}
      aside={isTalking && <Badge meaning="progress">{t("speaking")}</Badge>}
      data-testid="conversation"
    >
      <div className="relative">
        <section
          ref={box}
          // Its own scroll must be reachable by keyboard (WCAG 2.1.1).
          tabIndex={count > 0 ? 0 : undefined}
          aria-label={t("conversation")}
          className="max-h-[60vh] min-h-40 overflow-y-auto"
          onScroll={({ currentTarget: at }) =>
            setFollowing(at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_END_PX)
          }
        >
          {count > 0 ? (
            <TurnList turns={view.turns} />
          ) : (
            <p className="text-muted">{t(silence(view))}</p>
          )}
        </section>
        {!isFollowing && (
          <Button
            size="sm"
            icon={ArrowDown}
            onClick={toEnd}
            className="absolute bottom-2 left-1/2 -translate-x-1/2 shadow-lg"
          >
            {t("toNewest")}
          </Button>
        )}
      </div>
    </Card>
  );
}

function silence(view: CallStatusView): "noTalk" | "silent" | "notYet" {
  if (view.isTerminal || view.endedAt !== null) return "noTalk";
  return view.answeredAt === null ? "notYet" : "silent";
}
