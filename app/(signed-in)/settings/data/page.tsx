import { DemoDataCard } from "@/components/settings/data/demo-data-card";
import { page } from "@/lib/entry/page";
import { readDemoData } from "@/lib/settings/demo-data";

export default async function DemoDataPage() {
  const { actor } = await page("settings.edit");
  return <DemoDataCard data={await readDemoData(actor)} />;
}
