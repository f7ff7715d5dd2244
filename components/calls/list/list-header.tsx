import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { LinkButton } from "../../ui/button";
import { PageHeader } from "../../ui/page-header";
import { CallFilters } from "../filters/call-filters";
import { CallsTabs } from "../planned/calls-tabs";

/** Title, the way to a new call, and the filters. */
export function ListHeader({
  mayCall,
  ...filters
}: { mayCall: boolean } & ComponentProps<typeof CallFilters>) {
  const t = useTranslations("calls.list");
  const action = mayCall && (
    <LinkButton kind="primary" icon={Phone} href="/calls/new">
      {t("new")}
    </LinkButton>
  );
  return (
    <PageHeader title={t("title")} action={action}>
      {mayCall && <CallsTabs current="made" />}
      <CallFilters {...filters} />
    </PageHeader>
  );
}
