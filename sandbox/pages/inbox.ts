import type { CrmRecord, CrmRecords } from "../crm/records";
import type { Reply } from "../http/router";
import { listSms, type Sms } from "../messengers/sms";
import { listChats, type TelegramChat } from "../messengers/telegram";
import type { World } from "../world";
import { html, type Markup } from "./html";
import { page } from "./layout";

function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** The token of the first link that would open the bot. */
function startToken(text: string): string | null {
  return text.match(/t\.me\/\w+\?start=([\w-]{1,64})/u)?.[1] ?? null;
}

function sms(one: Sms): Markup {
  const token = startToken(one.text);
  const start =
    token === null
      ? null
      : html`<form method="post" action="/inbox/start"><input type="hidden" name="phone" value="${one.to}"><input type="hidden" name="token" value="${token}"><button>Open the link, press Start · Открыть ссылку, нажать Start</button></form>`;
  return html`<p>${one.text}<small>${moment(one.at)} · ${one.segments} SMS · ${one.id}</small></p>${start}`;
}

function phones(all: readonly Sms[]): Markup[] {
  const byPhone = new Map<string, Sms[]>();
  for (const one of all) byPhone.set(one.to, [...(byPhone.get(one.to) ?? []), one]);
  return [...byPhone]
    .reverse()
    .map(
      ([phone, received]) =>
        html`<section class="panel" id="sms-${phone}"><h2>+${phone}</h2><div class="talk">${received.map(sms)}</div></section>`,
    );
}

function chat(one: TelegramChat): Markup {
  const messages = one.messages.map(
    (message) =>
      html`<p class="${message.from}">${message.text}<small>${moment(message.at)}</small></p>`,
  );
  const hidden = html`<input type="hidden" name="chat" value="${one.chatId}">`;
  return html`<section class="panel" id="chat-${one.chatId}"><h2>${one.name}${one.isBlocked ? " · bot blocked · бот заблокирован" : ""}</h2>
<div class="talk">${messages}</div>
<form method="post" action="/inbox/write">${hidden}<label>Reply · Ответить<input name="text" required maxlength="4096"></label><button>Send · Отправить</button></form>
<form method="post" action="/inbox/write">${hidden}<input type="hidden" name="text" value="/stop"><button>Stop</button></form>
<form method="post" action="/inbox/block">${hidden}<button class="bad">Block the bot · Заблокировать бота</button></form></section>`;
}

function records(list: readonly CrmRecord[]): Markup {
  const rows = [...list]
    .reverse()
    .slice(0, 100)
    .map((record) => {
      const { id, properties, createdAt, updatedAt } = record;
      const shown = Object.entries(properties).map(
        ([name, value]) => html`<b>${name}</b> ${value}<br>`,
      );
      return html`<tr id="crm-${id}"><td>${id}</td><td>${shown}</td><td>${moment(createdAt)}</td><td>${moment(updatedAt)}</td></tr>`;
    });
  return html`<div class="scroll panel"><table><thead><tr><th>Id</th><th>Properties · Поля</th><th>Created · Создано</th><th>Changed · Изменено</th></tr></thead>
<tbody>${rows.length > 0 ? rows : html`<tr><td colspan="4" class="soft">Nothing yet. · Пока пусто.</td></tr>`}</tbody></table></div>`;
}

/** What arrived on phones, in chats and in the CRM, newest phone first. */
export function showInbox(world: World, crm: CrmRecords): Reply {
  const texts = listSms(world);
  const chats = listChats(world).reverse();
  const nothing = html`<p class="soft">Nothing yet. · Пока ничего.</p>`;
  return page(
    "/inbox",
    "Inbox · Входящие",
    html`
<p>What would have been sent, as it arrived; times are UTC. · Что было бы отправлено, как оно пришло; время UTC.</p>
<h2>SMS · ${texts.length}</h2>${texts.length > 0 ? phones(texts) : nothing}
<h2>Telegram · ${chats.length}</h2>${chats.length > 0 ? chats.map(chat) : nothing}
<h2>CRM: contacts · контакты</h2>${records(crm.list("contacts"))}
<h2>CRM: deals · сделки</h2>${records(crm.list("deals"))}`,
  );
}
