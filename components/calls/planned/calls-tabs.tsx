import { clsx } from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** Made and planned calls are two lists of one room. */
export function CallsTabs({ current }: { current: "made" | "planned" }) {
  const t = useTranslations("calls.plan");
  const tabs = [
    { key: "made", href: "/calls", word: t("tabCalls") },
    { key: "planned", href: "/calls/planned", word: t("tab") },
  ] as const;
  return (
    <nav aria-label={t("tabs")} className="flex gap-4 border-line border-b">
      {tabs.map(({ key, href, word }) => (
        <Link
          key={key}
          href={href}
          aria-current={key === current ? "page" : undefined}
          className={clsx(
            "-mb-px border-b-2 px-0.5 pb-2 font-medium",
            key === current
              ? "border-accent text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
