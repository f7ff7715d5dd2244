import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { temporaryDirectory, testEnvironment } from "../testing/test-sandbox";

const root = fileURLToPath(new URL("../../", import.meta.url));
const transcripts = fileURLToPath(new URL("./transcripts/", import.meta.url));

type Transcript = {
  id: string;
  instructions: string;
  turns: string[];
  outcome: string;
  callback_at?: string | null;
};
type Pair = { language: Language; turns: string[]; a: [string, string]; b: [string, string] };
type Language = keyof typeof ZONES;

const ZONES = {
  ru: "Europe/Moscow",
  uz: "Asia/Tashkent",
  tg: "Asia/Dushanbe",
  en: "America/New_York",
} as const;

const Answer = z.strictObject({
  outcome: z.enum([
    "interested",
    "callback",
    "not_interested",
    "wrong_number",
    "do_not_call",
    "voicemail",
    "unclear",
  ]),
  summary: z.string(),
  language: z.string(),
  callback_at: z.string().nullable(),
  do_not_call: z.boolean(),
  citations: z.array(z.strictObject({ field: z.string(), turns: z.array(z.int()) })),
});

function files(suffix: string): { language: Language; all: Transcript[] }[] {
  return readdirSync(transcripts)
    .filter((name) => name.endsWith(suffix) && name !== "pairs.json")
    .map((name) => ({
      language: name.slice(0, 2) as Language,
      all: JSON.parse(readFileSync(transcripts + name, "utf8")) as Transcript[],
    }));
}

describe("the reader, in a process of its own, asked through the openai client", () => {
  const dataDir = temporaryDirectory();
  let sandbox: ChildProcess;
  let client: OpenAI;

  beforeAll(async () => {
    sandbox = spawn(process.execPath, ["--import", "tsx", "sandbox.ts"], {
      cwd: root,
      env: { ...process.env, ...testEnvironment(dataDir) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (!sandbox.stdout) throw new Error("the sandbox has no output");
    const [line] = await new Promise<[string]>((resolve) => {
      createInterface({ input: sandbox.stdout as NodeJS.ReadableStream }).once("line", (first) =>
        resolve([first]),
      );
    });
    const { url } = JSON.parse(line) as { url: string };
    client = new OpenAI({ apiKey: "model-key", baseURL: `${url}/openai/v1`, maxRetries: 0 });
  }, 30_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => sandbox.once("exit", resolve));
    sandbox.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function read(language: Language, instructions: string, lines: readonly string[]) {
    const turns = lines.map((line, at) => {
      const [speaker, ...words] = line.split(": ");
      return { no: at + 1, speaker, text: words.join(": ") };
    });
    const call = {
      language,
      direction: "outbound",
      instructions,
      answered_at: "2026-11-20T06:30:00.000Z",
      timezone: ZONES[language],
      turns,
    };
    const response = await client.responses.parse({
      model: "gpt-4.1-mini",
      input: [
        { role: "system", content: "Report what came of the call." },
        { role: "user", content: JSON.stringify(call) },
      ],
      text: { format: zodTextFormat(Answer, "reading") },
    });
    if (!response.output_parsed) throw new Error("no answer");
    return response.output_parsed;
  }

  it("rates at least nine of ten conversations right, in each language", async () => {
    const rated: { language: Language; id: string; isRight: boolean }[] = [];
    for (const { language, all } of files(".json")) {
      for (const one of all) {
        const answer = await read(language, one.instructions, one.turns);
        rated.push({ language, id: one.id, isRight: answer.outcome === one.outcome });
        expect(answer.do_not_call).toBe(answer.outcome === "do_not_call");
        const cited = answer.citations.flatMap((citation) => citation.turns);
        expect(cited.every((no) => no >= 1 && no <= one.turns.length)).toBe(true);
      }
    }
    for (const language of Object.keys(ZONES)) {
      const own = rated.filter((one) => one.language === language);
      const wrong = own.filter((one) => !one.isRight).map((one) => one.id);
      expect(own.length).toBeGreaterThanOrEqual(15);
      expect(wrong.length / own.length, `${language}: ${wrong.join(", ")}`).toBeLessThanOrEqual(
        0.1,
      );
    }
    expect(rated.length).toBeGreaterThanOrEqual(60);
  }, 60_000);

  it("finds the time agreed on, in the callee's zone", async () => {
    const timed = files(".json").flatMap(({ language, all }) =>
      all.filter((one) => one.callback_at !== undefined).map((one) => ({ language, ...one })),
    );
    expect(timed.length).toBeGreaterThanOrEqual(20);
    for (const one of timed) {
      const answer = await read(one.language, one.instructions, one.turns);
      expect.soft(answer.callback_at, one.id).toBe(one.callback_at);
    }
  }, 60_000);

  it("comes to another outcome when a word is changed", async () => {
    const pairs = JSON.parse(readFileSync(`${transcripts}pairs.json`, "utf8")) as Pair[];
    for (const { language, turns, a, b } of pairs) {
      for (const [words, outcome] of [a, b]) {
        const spoken = turns.map((turn) => turn.replace("{}", words));
        const answer = await read(language, "", spoken);
        expect(answer.outcome, spoken.join(" / ")).toBe(outcome);
      }
    }
  }, 60_000);

  it("answers the same call with the same words, in the callee's language", async () => {
    const turns = [
      "bot: Hello, may I tell you about our plan?",
      "callee: мне это неинтересно, спасибо",
    ];
    const first = await read("en", "", turns);
    expect(await read("en", "", turns)).toEqual(first);
    expect(first.language).toBe("ru");
    expect(first.summary).toContain("От предложения отказался");
  });
});
