import { Phone } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { BotVersionView, BotView } from "@/lib/bots/queries";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { Badge } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";

/** A bot: what it is for, what it says in the version in use, and its earlier versions. */
export function BotCard({ bot, mayCall }: { bot: BotView; mayCall: boolean }) {
  const t = useTranslations("bots");
  const locale: Locale = useLocale();
  const [current, ...earlier] = bot.versions;
  if (!current) return null;
  return (
    <Card
      title={bot.name}
      data-testid="bot"
      data-bot-id={bot.botId}
      aside={
        mayCall && (
          <LinkButton size="sm" icon={Phone} href={`/calls/new?bot=${bot.botId}`}>
            {t("call")}
          </LinkButton>
        )
      }
    >
      <p className="text-muted">{bot.about[locale]}</p>
      <Version version={current} isCurrent />
      {earlier.length > 0 && (
        <details className="mt-4 border-line border-t pt-3">
          <summary className="text-muted text-sm">{t("earlier")}</summary>
          {earlier.map((version) => (
            <Version key={version.versionId} version={version} isCurrent={false} />
          ))}
        </details>
      )}
    </Card>
  );
}

function Version({ version, isCurrent }: { version: BotVersionView; isCurrent: boolean }) {
  const t = useTranslations();
  const format = useFormatter();
  const locale: Locale = useLocale();
  const published = new Date(version.publishedAt);
  return (
    <section className="mt-4 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-muted text-sm">
        <h3 className="font-medium text-text">{t("bots.version", { no: version.no })}</h3>
        {isCurrent && <Badge meaning="good">{t("bots.current")}</Badge>}
        <span>{t(`calls.language.${version.language}`)}</span>
        <span>{t(`calls.engine.${version.engine}`)}</span>
        <span>
          {t.rich("bots.published", {
            when: () => (
              <time dateTime={version.publishedAt}>
                {format.dateTime(published, { dateStyle: "medium" })}
              </time>
            ),
          })}
        </span>
        {version.note && <span>{version.note[locale]}</span>}
      </div>
      <div>
        <h4 className="font-medium text-sm">{t("bots.greeting")}</h4>
        <p className="mt-1">{version.greeting}</p>
      </div>
      <details>
        <summary className="font-medium text-sm">{t("bots.instructions")}</summary>
        <p className="mt-1 whitespace-pre-wrap break-words rounded-lg bg-sunken p-3">
          {version.prompt}
        </p>
      </details>
    </section>
  );
}
