import { Braces, House } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiReference } from "@/components/api-docs/api-reference";
import { Words } from "@/components/layout/words";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

const DOCUMENT = "/api/v1/openapi.json";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys.docs"))("title") };
}

/** Open to anybody, as the document is; what a request may do is decided where it arrives. */
export default async function DocsPage() {
  const t = await getTranslations("apiKeys.docs");
  return (
    <Words rooms={["apiKeys"]}>
      <main className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
        <PageHeader
          title={t("title")}
          lead={t("lead")}
          action={
            <div className="flex flex-wrap gap-2">
              <LinkButton href={DOCUMENT} prefetch={false} icon={Braces}>
                {t("document")}
              </LinkButton>
              <LinkButton href="/" icon={House}>
                {t("home")}
              </LinkButton>
            </div>
          }
        />
        <ApiReference url={DOCUMENT} />
      </main>
    </Words>
  );
}
