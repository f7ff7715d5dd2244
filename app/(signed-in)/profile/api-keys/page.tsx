import { BookOpen } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeyTable } from "@/components/api-keys/key-table";
import { NewKey } from "@/components/api-keys/new-key";
import { Words } from "@/components/layout/words";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listApiKeys } from "@/lib/auth/keys/queries";
import { ALL_PERMISSIONS, can, scopeOf } from "@/lib/auth/permissions";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function ApiKeysPage() {
  const { actor, t } = await page("api_keys.use");
  const keys = await listApiKeys(actor);
  const seesAll = scopeOf(actor, "api_keys.use") === "all";
  return (
    <Words rooms={["apiKeys"]}>
      <PageHeader
        title={t("apiKeys.title")}
        lead={t("apiKeys.lead")}
        action={
          <div className="flex flex-wrap gap-2">
            <LinkButton href="/docs" icon={BookOpen}>
              {t("apiKeys.open")}
            </LinkButton>
            <NewKey
              scopes={ALL_PERMISSIONS.filter((permission) => can(actor, permission))}
              mayReachAll={seesAll}
            />
          </div>
        }
      />
      <KeyTable keys={keys} seesAll={seesAll} now={new Date().toISOString()} />
    </Words>
  );
}
