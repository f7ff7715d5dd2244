import Form from "next/form";
import { AddNumbers } from "@/components/settings/do-not-call/add-numbers";
import { NumberList } from "@/components/settings/do-not-call/number-list";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Input } from "@/components/ui/controls";
import { listDoNotCall } from "@/lib/contacts/do-not-call-list";
import { ListContactsInput } from "@/lib/contacts/schema";
import { page } from "@/lib/entry/page";

const LIMIT = 200;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DoNotCallPage({ searchParams }: Props) {
  const { actor, t } = await page("do_not_call.edit");
  const search = ListContactsInput.shape.search.safeParse((await searchParams).q).data || undefined;
  const entries = await listDoNotCall(actor, { search, limit: LIMIT });
  return (
    <>
      <p className="text-muted">{t("settings.doNotCall.lead")}</p>
      <Form action="/settings/do-not-call" className="flex gap-2">
        <Input
          type="search"
          name="q"
          aria-label={t("settings.doNotCall.search")}
          placeholder={t("settings.doNotCall.search")}
          defaultValue={search}
          className="max-w-72"
        />
        <Button type="submit">{t("settings.doNotCall.find")}</Button>
      </Form>
      <Card isFlush>
        <NumberList entries={entries} isSearched={search !== undefined} limit={LIMIT} />
      </Card>
      <Card title={t("settings.doNotCall.add")}>
        <AddNumbers />
      </Card>
    </>
  );
}
