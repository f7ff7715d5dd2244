import { Bot } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BotCard } from "@/components/bots/bot-card";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listBots } from "@/lib/bots/queries";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bots"))("title") };
}

export default async function BotsPage() {
  const { actor, t } = await page("bots.read");
  const bots = await listBots(actor);
  return (
    <>
      <PageHeader title={t("bots.title")} lead={t("bots.lead")} />
      {bots.length > 0 ? (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {bots.map((bot) => (
            <BotCard key={bot.botId} bot={bot} mayCall={can(actor, "calls.start")} />
          ))}
        </div>
      ) : (
        <Card isFlush>
          <EmptyState icon={Bot} title={t("bots.none")}>
            {t("bots.noneHelp")}
          </EmptyState>
        </Card>
      )}
    </>
  );
}
