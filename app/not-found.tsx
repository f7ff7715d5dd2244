import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function NotFoundPage() {
  const t = await getTranslations("shell.state");
  return (
    <main className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        isPage
        icon={SearchX}
        title={t("notFoundTitle")}
        action={<LinkButton href="/">{t("home")}</LinkButton>}
      >
        {t("notFoundText")}
      </EmptyState>
    </main>
  );
}
