import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ModelReading } from "./schema";

/** Outside services on loopback for database tests: they speak the documented protocols and note what they got. */

export type Asked = { path: string; body: string };
/** `cut`: the request is taken, the answer never comes. */
export type Said = { status: number; json: unknown } | "cut";

const READING: ModelReading = {
  outcome: "interested",
  summary: "Клиент согласился.",
  customer_interest: "Показ",
  follow_up_message: "Ждём вас завтра.",
  language: "ru",
  sentiment: "positive",
  topics: ["показ"],
  action_items: [],
  callback_at: null,
  do_not_call: false,
  customer_name: null,
  citations: [{ field: "outcome", turns: [2] }],
};

/** What a model answers: a reading of the schema with some fields changed. */
export function modelSays(reading: Partial<ModelReading> = {}): Said {
  return modelText(JSON.stringify({ ...READING, ...reading }));
}

export function modelText(text: string): Said {
  const content = [{ type: "output_text", text, annotations: [], logprobs: [] }];
  return {
    status: 200,
    json: {
      id: "resp_1",
      object: "response",
      status: "completed",
      model: "gpt-4.1-mini-2025-04-14",
      output: [{ type: "message", id: "msg_1", role: "assistant", status: "completed", content }],
      usage: { input_tokens: 1000, output_tokens: 500, total_tokens: 1500 },
    },
  };
}

export class Providers {
  readonly asked: Asked[] = [];
  /** By the beginning of the path; the first of a list is used up, the last stays. */
  readonly answers = new Map<string, Said[]>();
  #server: Server | undefined;

  /** Starts; returns the settings that lead here, for `process.env` before anything reads it. */
  async start(): Promise<Record<string, string>> {
    this.#server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on("data", (chunk: Buffer) => chunks.push(chunk));
      req.on("end", () => {
        const path = req.url ?? "";
        this.asked.push({ path, body: Buffer.concat(chunks).toString("utf8") });
        this.#answer(path, res);
      });
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    const base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return {
      SANDBOX_URL: base,
      VOXIMPLANT_API_URL: base,
      OPENAI_BASE_URL: `${base}/openai/v1`,
      OPENAI_API_KEY: "a-key-of-the-tests",
      SMS_RU_URL: `${base}/sms`,
      SMS_RU_API_ID: "a-key-of-the-tests",
      TELEGRAM_API_URL: `${base}/telegram`,
      TELEGRAM_BOT_TOKEN: "1:token",
      TELEGRAM_BOT_NAME: "halo_bot",
      TELEGRAM_WEBHOOK_SECRET: "hook-secret",
      HUBSPOT_URL: `${base}/hubspot`,
      HUBSPOT_TOKEN: "a-token-of-the-tests",
    };
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Forgets what was asked; everything answers well again. */
  reset(): void {
    this.asked.length = 0;
    this.answers.clear();
    this.say("/openai", modelSays());
    this.say("/sms", {
      status: 200,
      json: {
        status: "OK",
        status_code: 100,
        sms: { n: { status: "OK", status_code: 100, sms_id: "s-1" } },
      },
    });
    this.say("/telegram", { status: 200, json: { ok: true, result: { message_id: 7 } } });
    this.say("/hubspot/crm/v3/objects/contacts/search", { status: 200, json: { results: [] } });
    this.say("/hubspot/crm/v3/objects/deals/search", { status: 200, json: { results: [] } });
    this.say("/hubspot/crm/v3/objects/contacts", { status: 201, json: { id: "c-1" } });
    this.say("/hubspot/crm/v3/objects/deals", { status: 201, json: { id: "d-1" } });
  }

  say(path: string, ...answers: Said[]): void {
    this.answers.set(path, answers);
  }

  /** What one service was asked. */
  of(path: string): Asked[] {
    return this.asked.filter((one) => one.path.startsWith(path));
  }

  #answer(path: string, res: ServerResponse): void {
    const key = [...this.answers.keys()]
      .filter((start) => path.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const list = key === undefined ? undefined : this.answers.get(key);
    const said = list && list.length > 1 ? list.shift() : list?.[0];
    if (said === "cut" || said === undefined) {
      res.socket?.resetAndDestroy();
      return;
    }
    res.writeHead(said.status, { "content-type": "application/json" });
    res.end(JSON.stringify(said.json));
  }
}
