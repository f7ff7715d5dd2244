import type { CrmRecords } from "../crm/records";
import { jsonReply, redirectReply } from "../http/reply";
import { readFields, readJson } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import { listSms } from "../messengers/sms";
import { listChats, personWrites } from "../messengers/telegram";
import type { World } from "../world";
import { showInbox } from "./inbox";

/** One telegram account for each telephone number. */
function chatIdOf(phone: string): number {
  return Number(phone);
}

async function given(req: Request): Promise<Record<string, string>> {
  const json = readJson(req);
  const fields =
    typeof json === "object" && json !== null ? Object.entries(json) : await readFields(req);
  return Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
}

/** The inbox page, its buttons, and the same for tests: /control/inbox, /control/inbox/start, /write and /block. */
export function inboxRoutes(world: World, crm: CrmRecords): Route[] {
  const actions: Record<string, (fields: Record<string, string>) => Promise<boolean>> = {
    /** Opens a bot link: fields `phone` (digits) and `token`. */
    start: async ({ phone = "", token = "" }) => {
      if (!/^\d{7,15}$/u.test(phone) || !/^[\w-]{1,64}$/u.test(token)) return false;
      const chatId = chatIdOf(phone);
      await personWrites(world, { chatId, name: `+${phone}`, phone }, `/start ${token}`);
      return true;
    },
    /** Writes to the bot: fields `chat` and `text`. */
    write: async ({ chat = "", text = "" }) => {
      const known = listChats(world).find((one) => String(one.chatId) === chat);
      if (!known || text.trim() === "") return false;
      await personWrites(world, known, text.slice(0, 4_096));
      return true;
    },
    /** Blocks the bot: field `chat`. */
    block: async ({ chat = "" }) => {
      const known = listChats(world).find((one) => String(one.chatId) === chat);
      if (!known) return false;
      await personWrites(world, known, "", true);
      return true;
    },
  };

  const inbox = () => ({
    sms: listSms(world),
    telegram: listChats(world),
    contacts: crm.list("contacts"),
    deals: crm
      .list("deals")
      .map((deal) => ({ ...deal, contacts: crm.linked("deals", deal.id, "contacts") })),
  });

  const act = (answer: (isDone: boolean) => Reply) => async (req: Request) => {
    const action = actions[req.params.action ?? ""];
    return answer(action !== undefined && (await action(await given(req))));
  };

  return [
    { method: "GET", pattern: "/inbox", service: "page", handle: () => showInbox(world, crm) },
    {
      method: "POST",
      pattern: "/inbox/:action",
      service: "page",
      handle: act(() => redirectReply("/inbox")),
    },
    {
      method: "GET",
      pattern: "/control/inbox",
      service: "control",
      handle: () => jsonReply(200, inbox()),
    },
    {
      method: "POST",
      pattern: "/control/inbox/:action",
      service: "control",
      handle: act((isDone) =>
        isDone
          ? jsonReply(200, inbox())
          : jsonReply(400, { error: "no such chat, number or token" }),
      ),
    },
  ];
}
