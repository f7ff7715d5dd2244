import type { World } from "../world";

export type CrmType = "contacts" | "deals";

export type CrmRecord = {
  id: string;
  properties: Record<string, string>;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
};

type Link = { fromType: CrmType; fromId: string; toType: CrmType; toId: string };
type Change = { type: CrmType; id: string; properties: Record<string, string> };

export type CrmRecords = {
  list(type: CrmType): CrmRecord[];
  find(type: CrmType, id: string): CrmRecord | null;
  create(type: CrmType, properties: Record<string, string>): CrmRecord;
  update(type: CrmType, id: string, properties: Record<string, string>): CrmRecord | null;
  link(link: Link): void;
  linked(type: CrmType, id: string, toType: CrmType): string[];
};

const NOUNS: Record<CrmType, string> = { contacts: "contact", deals: "deal" };

/** The CRM's own database: what the journal says was created, changed and linked. */
export function crmRecords(world: World): CrmRecords {
  const records: Record<CrmType, Map<string, CrmRecord>> = {
    contacts: new Map(),
    deals: new Map(),
  };
  let links: Link[] = [];
  let last = 50_000;

  function put(change: Change, at: string): CrmRecord {
    const known = records[change.type].get(change.id);
    const record: CrmRecord = {
      id: change.id,
      properties: { ...known?.properties, ...change.properties },
      createdAt: known?.createdAt ?? at,
      updatedAt: at,
    };
    records[change.type].set(change.id, record);
    last = Math.max(last, Number(change.id));
    return record;
  }

  for (const entry of world.journal.list({ kind: "crm." })) {
    if (entry.kind === "crm.linked") links.push(entry.data as Link);
    else put(entry.data as Change, entry.at);
  }
  world.onReset(() => {
    records.contacts.clear();
    records.deals.clear();
    links = [];
  });

  function write(verb: "created" | "updated", change: Change): CrmRecord {
    const entry = world.journal.write({
      kind: `crm.${NOUNS[change.type]}.${verb}`,
      ref: change.id,
      data: change,
    });
    return put(change, entry.at);
  }

  return {
    list: (type) => [...records[type].values()],
    find: (type, id) => records[type].get(id) ?? null,
    create: (type, properties) => write("created", { type, id: String(last + 1), properties }),
    update: (type, id, properties) =>
      records[type].has(id) ? write("updated", { type, id, properties }) : null,
    link: (link) => {
      world.journal.write({ kind: "crm.linked", ref: link.fromId, data: link });
      links.push(link);
    },
    linked: (type, id, toType) => {
      const there = links.filter(
        (one) => one.fromType === type && one.fromId === id && one.toType === toType,
      );
      const back = links.filter(
        (one) => one.toType === type && one.toId === id && one.fromType === toType,
      );
      return [...new Set([...there.map((one) => one.toId), ...back.map((one) => one.fromId)])];
    },
  };
}
