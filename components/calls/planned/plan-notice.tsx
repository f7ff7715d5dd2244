"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { seePlanNoticeAction } from "@/lib/calls/planned/actions";
import type { PlanNotices } from "@/lib/calls/planned/queries";
import { Banner } from "../../ui/banner";
import { Button, LinkButton } from "../../ui/button";
import { spacedPhone } from "../phone-text";

const KEY = ["plan-notices"];
/** A plan that did not start is told within half a minute, wherever one is. */
const EVERY_MS = 20_000;

async function readNotices(signal: AbortSignal): Promise<PlanNotices> {
  const response = await fetch("/api/v1/planned-calls/notices", { signal });
  if (!response.ok) throw new Error(`the notices answered ${response.status}`);
  return (await response.json()) as PlanNotices;
}

/** Says over every page that an own planned call did not start, until somebody has seen it. */
export function PlanNotice() {
  const t = useTranslations("shell.planned");
  const format = useFormatter();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => readNotices(signal),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  const [newest] = data?.blocked ?? [];
  if (!data || !newest) return null;
  const dismiss = async () => {
    await Promise.all(data.blocked.map(({ id }) => seePlanNoticeAction({ plannedCallId: id })));
    await queries.invalidateQueries({ queryKey: KEY });
  };
  return (
    <Banner
      meaning="attention"
      data-testid="plan-notice"
      className="mx-auto mb-4 w-full max-w-read"
      title={t("blocked", {
        count: data.blocked.length,
        phone: spacedPhone(newest.phone),
        time: format.dateTime(new Date(newest.dueAt), { hour: "2-digit", minute: "2-digit" }),
      })}
      action={
        <span className="flex gap-2">
          <LinkButton size="sm" href="/calls/planned" onClick={() => void dismiss()}>
            {t("why")}
          </LinkButton>
          <Button size="sm" kind="quiet" onClick={() => void dismiss()}>
            {t("dismiss")}
          </Button>
        </span>
      }
    />
  );
}
