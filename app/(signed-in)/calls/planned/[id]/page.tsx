import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { beginningOf } from "@/components/calls/start/form-beginning";
import { StartCallForm } from "@/components/calls/start/start-call-form";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { listBotChoices } from "@/lib/bots/queries";
import { getPlannedCall } from "@/lib/calls/planned/queries";
import { listRecentNumbers } from "@/lib/calls/queries/recent-numbers";
import { page } from "@/lib/entry/page";
import { AppError } from "@/lib/platform/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls.plan"))("editTitle") };
}

export default async function PlannedCallPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("calls.start");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const [plan, bots, recent] = await Promise.all([
    getPlannedCall(actor, id).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") notFound();
      throw error;
    }),
    listBotChoices(actor),
    listRecentNumbers(actor),
  ]);
  if (plan.state !== "planned" && plan.state !== "blocked") notFound();
  return (
    <Words rooms={["calls"]}>
      <PageHeader title={t("calls.plan.editTitle")} />
      <StartCallForm
        key={`${plan.id}-${plan.version}`}
        recent={recent}
        bots={bots}
        {...beginningOf(plan)}
      />
    </Words>
  );
}
