import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxEnv } from "../../env";
import type { JournalEntry } from "../../journal/journal";
import { createWorld, type World } from "../../world";
import { readParameters } from "../api/parameters";
import { createPlatform, type Platform } from "../platform";

const SETTINGS: SandboxEnv = {
  SANDBOX_PORT: 0,
  SANDBOX_DATA_DIR: "",
  SANDBOX_SPEED: 1_000,
  SANDBOX_SEED: "tests",
  SANDBOX_VOXIMPLANT_ACCOUNT_ID: "700700",
  SANDBOX_VOXIMPLANT_API_KEY: "right-key",
  SANDBOX_SMS_API_ID: "sms",
  SANDBOX_TELEGRAM_TOKEN: "telegram",
  SANDBOX_HUBSPOT_TOKEN: "hubspot",
  SANDBOX_OPENAI_KEY: "right-model-key",
};

export type Ran = {
  sessionId: number;
  entries: JournalEntry[];
  /** What the scenario wrote by Logger.write. */
  logged: string[];
  /** The session's own log, line by line. */
  lines: readonly string[];
  finishReason: string | null;
};

export type Bench = {
  world: World;
  platform: Platform;
  call(method: string, parameters?: Record<string, string | number | boolean>): Answer;
  /** Deploys a scenario file under a rule of its own. @returns the rule's id */
  deploy(source: string): number;
  /** Starts a session and hears how it ended. @param during sees every entry as it is written */
  run(source: string, during?: (entry: JournalEntry, bench: Bench) => void): Promise<Ran>;
  /** Lets the files be opened by another bench. */
  directory: string;
  dispose(): void;
};

type Answer = { result?: unknown; error?: { code: number; msg: string } } & Record<string, unknown>;

/** A world with a platform in a directory of its own, as fast as it goes. */
export function createBench(settings: Partial<SandboxEnv> = {}): Bench {
  const directory = settings.SANDBOX_DATA_DIR ?? mkdtempSync(join(tmpdir(), "halo-bench-"));
  const env = { ...SETTINGS, ...settings, SANDBOX_DATA_DIR: directory };
  const world = createWorld(env, "http://127.0.0.1:9");
  const platform = createPlatform(world);
  let count = 0;
  let application: number | null = null;

  const call: Bench["call"] = (method, parameters = {}) => {
    const fields = Object.entries(parameters).map(([key, value]) => [key, String(value)]);
    return platform.method(method)(readParameters(new URLSearchParams(fields))) as Answer;
  };

  const bench: Bench = {
    world,
    platform,
    call,
    deploy: (source) => {
      count += 1;
      application ??= Number(call("AddApplication", { application_name: "bench" }).application_id);
      const scenario = call("AddScenario", {
        scenario_name: `scenario-${count}`,
        scenario_script: source,
      });
      const rule = call("AddRule", {
        application_id: application,
        rule_name: `rule-${count}`,
        rule_pattern: ".*",
        scenario_id: String(scenario.scenario_id),
      });
      return Number(rule.rule_id);
    },
    run: (source, during) =>
      new Promise((resolve) => {
        const ruleId = bench.deploy(source);
        const entries: JournalEntry[] = [];
        let id = "";
        const leave = world.journal.subscribe((entry) => {
          if (entry.session !== id) return;
          entries.push(entry);
          during?.(entry, bench);
          if (entry.kind !== "vox.session.ended") return;
          leave();
          // The history is written right after the journal.
          setImmediate(() => resolve(ran(Number(id), entries, platform)));
        });
        id = String(
          call("StartScenarios", { rule_id: ruleId, script_custom_data: `attempt-${count}` })
            .call_session_history_id,
        );
      }),
    directory,
    dispose: () => {
      platform.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return bench;
}

function ran(sessionId: number, entries: JournalEntry[], platform: Platform): Ran {
  const facts = platform.history.findSession(sessionId);
  return {
    sessionId,
    entries,
    logged: entries
      .filter((entry) => entry.kind === "vox.log")
      .map((entry) => String((entry.data as { line?: unknown }).line)),
    lines: platform.history.readLog(sessionId)?.toString("utf8").split("\n") ?? [],
    finishReason: facts?.finishReason ?? null,
  };
}

/** The messages of violations, in order. */
export function violations({ entries }: Ran): string[] {
  return ofKind<{ message: string }>(entries, "vox.violation").map(({ message }) => message);
}

export function ofKind<Data>(entries: readonly JournalEntry[], kind: string): Data[] {
  return entries.filter((entry) => entry.kind === kind).map((entry) => entry.data as Data);
}

/** Code that runs when the session has started. */
export function onStarted(body: string): string {
  return `VoxEngine.addEventListener(AppEvents.Started, async (started) => { ${body} });`;
}

export type WebTarget = { url: string; received: string[]; close(): Promise<void> };

/** A server that notes what it gets and answers 200 with `{"ok":true}`. */
export async function createWebTarget(): Promise<WebTarget> {
  const received: string[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push(Buffer.concat(parts).toString("utf8"));
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
