import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallBackList } from "@/components/contacts/call-backs/call-back-list";
import { WhoseLinks } from "@/components/contacts/call-backs/whose-links";
import { Words } from "@/components/layout/words";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { listCallBacks, MOST_CALL_BACKS } from "@/lib/contacts/queries";
import { listAssignees } from "@/lib/contacts/queries/assignees";
import { page } from "@/lib/entry/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.callBacks"))("pageTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CallBacksPage({ searchParams }: Props) {
  const { actor, t } = await page("contacts.read");
  const whose = (await searchParams).whose === "mine" ? "mine" : "all";
  const mayEdit = can(actor, "contacts.edit");
  const [callBacks, people] = await Promise.all([
    listCallBacks(actor, whose),
    mayEdit ? listAssignees(actor) : [],
  ]);
  return (
    <Words rooms={["contacts"]}>
      <PageHeader title={t("contacts.callBacks.pageTitle")}>
        <WhoseLinks whose={whose} />
      </PageHeader>
      <CallBackList
        callBacks={callBacks}
        most={MOST_CALL_BACKS}
        people={people}
        mayCall={can(actor, "calls.start")}
        mayEdit={mayEdit}
        now={new Date().toISOString()}
      />
    </Words>
  );
}
