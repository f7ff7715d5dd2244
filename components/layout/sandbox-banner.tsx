import { FlaskConical } from "lucide-react";
import { getTranslations } from "next-intl/server";

/** Says on every page that nothing here reaches a real person, and leads to the sandbox's own pages. */
export async function SandboxBanner({ url }: { url: string }) {
  const t = await getTranslations("shell.sandbox");
  return (
    <aside
      aria-label={t("link")}
      data-testid="sandbox-banner"
      className="flex flex-wrap items-center justify-center gap-x-2 gap-y-0.5 bg-attention-soft px-4 py-1.5 text-attention text-xs"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <span className="max-sm:hidden">{t("text")}</span>
      <span className="sm:hidden">{t("brief")}</span>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="rounded-sm py-1 font-medium underline underline-offset-2"
      >
        {t("link")}
      </a>
    </aside>
  );
}
