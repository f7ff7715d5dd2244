import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Words } from "@/components/layout/words";
import { SectionNav } from "@/components/settings/section-nav";
import { SETTINGS_SECTIONS } from "@/components/settings/sections";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor, t } = await page("do_not_call.edit");
  const sections = SETTINGS_SECTIONS.filter(({ permission }) => can(actor, permission));
  return (
    <Words rooms={["settings", "people", "auth"]}>
      <PageHeader title={t("settings.title")} />
      <div className="flex flex-col gap-5 lg:flex-row lg:gap-8">
        <SectionNav sections={sections.map(({ key, href }) => ({ key, href }))} />
        <div className="flex min-w-0 flex-1 flex-col gap-4">{children}</div>
      </div>
    </Words>
  );
}
