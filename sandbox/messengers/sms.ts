import { jsonReply } from "../http/reply";
import { readFields } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import { sameSecret } from "../http/same-secret";
import type { World } from "../world";
import { smsPrice, smsSegments } from "./sms-segments";

export type Sms = {
  /** As sms.ru numbers them: 000000-1 */
  id: string;
  /** Digits only, as the provider sees it. */
  to: string;
  from: string | null;
  text: string;
  segments: number;
  /** Rubles. */
  cost: number;
  /** ISO 8601, UTC. */
  at: string;
};

/** Rubles on the account of a fresh sandbox. */
const FIRST_BALANCE = 50_000;

/** Codes and words of sms.ru/api/send and sms.ru/api/status. */
const WORDS: Record<number, string> = {
  100: "Запрос выполнен или сообщение находится в нашей очереди",
  103: "Сообщение доставлено",
  [-1]: "Сообщение не найдено",
  201: "Не хватает средств на лицевом счету",
  202: "Неправильно указан номер телефона получателя, либо на него нет маршрута",
  203: "Нет текста сообщения",
  205: "Сообщение слишком длинное (превышает 8 СМС)",
  213: "Указано более 100 номеров в списке получателей",
  301: "Неправильный api_id",
};

function failed(code: number): { status: "ERROR"; status_code: number; status_text: string } {
  return { status: "ERROR", status_code: code, status_text: WORDS[code] ?? "Неизвестная ошибка" };
}

/** Everything that landed on a phone, oldest first; what the journal remembers of earlier runs included. */
export function listSms(world: World): Sms[] {
  return world.journal.list({ kind: "sms.accepted" }).map((entry) => entry.data as Sms);
}

/** Without `json=1` the provider answers in lines: the code, then one message number or code each. */
function plainReply(result: Record<string, unknown>): Reply {
  const each = Object.values((result.sms ?? {}) as Record<string, Record<string, unknown>>);
  const lines = [result.status_code, ...each.map((one) => one.sms_id ?? one.status_code)];
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: lines.join("\n"),
  };
}

/** SMS.ru: /sms/send, /sms/status, /sms/cost, /my/balance; answers are JSON (`json=1`) or its plain lines. */
export function routes(world: World): Route[] {
  const balance = () => {
    const spent = listSms(world).reduce((sum, sms) => sum + sms.cost, 0);
    return Math.round((FIRST_BALANCE - spent) * 100) / 100;
  };

  function accept(to: string, fields: URLSearchParams): Record<string, unknown> {
    const text = fields.get("msg") ?? "";
    const digits = to.replace(/\D/gu, "");
    if (digits.length < 10 || digits.length > 15) return failed(202);
    if (text === "") return failed(203);
    const segments = smsSegments(text);
    if (segments > 8) return failed(205);
    const cost = smsPrice(segments);
    if (cost > balance()) return failed(201);
    const number = world.journal.list({ kind: "sms.accepted" }).length + 1;
    const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
    const sms: Sms = {
      id: `${day}-${1_000_000 + number}`,
      to: digits,
      from: fields.get("from"),
      text,
      segments,
      cost,
      at: new Date().toISOString(),
    };
    // The provider's own dry run: answered as if it were sent, and sent to nobody.
    if (fields.get("test") !== "1")
      world.journal.write({ kind: "sms.accepted", ref: sms.id, data: sms });
    return { status: "OK", status_code: 100, sms_id: sms.id, cost: String(cost) };
  }

  function sendAll(fields: URLSearchParams): Record<string, unknown> {
    const numbers = (fields.get("to") ?? "")
      .split(",")
      .map((number) => number.trim())
      .filter(Boolean);
    if (numbers.length === 0) return failed(202);
    if (numbers.length > 100) return failed(213);
    const sms = Object.fromEntries(numbers.map((number) => [number, accept(number, fields)]));
    return { status: "OK", status_code: 100, sms, balance: balance() };
  }

  function statusOf(fields: URLSearchParams): Record<string, unknown> {
    const known = new Map(listSms(world).map((sms) => [sms.id, sms]));
    const ids = (fields.get("sms_id") ?? "").split(",").filter(Boolean);
    const sms = ids.map((id) => [
      id,
      known.has(id)
        ? {
            status: "OK",
            status_code: 103,
            status_text: WORDS[103],
            cost: String(known.get(id)?.cost),
          }
        : failed(-1),
    ]);
    return { status: "OK", status_code: 100, sms: Object.fromEntries(sms), balance: balance() };
  }

  function costOf(fields: URLSearchParams): Record<string, unknown> {
    const segments = smsSegments(fields.get("msg") ?? "");
    const numbers = (fields.get("to") ?? "").split(",").filter(Boolean);
    const sms = numbers.map((number) => [
      number,
      { status: "OK", status_code: 100, cost: String(smsPrice(segments)), sms: segments },
    ]);
    const total = smsPrice(segments) * numbers.length;
    return {
      status: "OK",
      status_code: 100,
      sms: Object.fromEntries(sms),
      total_cost: total,
      total_sms: segments * numbers.length,
    };
  }

  const method = (
    path: string,
    answer: (fields: URLSearchParams) => Record<string, unknown>,
  ): Route => ({
    method: "*",
    pattern: `/sms/${path}`,
    service: "sms",
    handle: async (req: Request): Promise<Reply> => {
      const fields = await readFields(req);
      const isOurs = sameSecret(fields.get("api_id") ?? "", world.env.SANDBOX_SMS_API_ID);
      const result: Record<string, unknown> = isOurs ? answer(fields) : failed(301);
      return fields.get("json") === "1" ? jsonReply(200, result) : plainReply(result);
    },
  });

  return [
    method("sms/send", sendAll),
    method("sms/status", statusOf),
    method("sms/cost", costOf),
    method("my/balance", () => ({ status: "OK", status_code: 100, balance: balance() })),
    method("auth/check", () => ({ status: "OK", status_code: 100 })),
  ];
}
