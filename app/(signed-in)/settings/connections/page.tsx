import { ConnectionCard } from "@/components/settings/connections/connection-card";
import { page } from "@/lib/entry/page";
import { listConnections } from "@/lib/settings/connections/list-connections";

export default async function ConnectionsPage() {
  const { actor, t } = await page("settings.edit");
  const connections = await listConnections(actor);
  return (
    <>
      <p className="max-w-prose text-muted">{t("settings.connections.lead")}</p>
      {connections.map((connection) => (
        <ConnectionCard key={connection.provider} connection={connection} />
      ))}
    </>
  );
}
