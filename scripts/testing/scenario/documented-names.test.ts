import { describe, expect, it } from "vitest";
import { someSettings } from "../../../voxengine/testing/call-settings";
import { buildScenario } from "../../building/build-scenario";
import { complaints, type Part, runInSandbox } from "./run-in-sandbox";
import type { Run } from "./run-session";

const { source } = await buildScenario();

const scripted = someSettings({ silence_seconds: 4 });
const realtime = someSettings({
  engine: "openai-realtime",
  instructions: "Предложите пробное занятие в школе плавания.",
  questions: [],
  silence_seconds: 4,
});
const busyCallee: Part = {
  detection: { class: "TIMEOUT", confidence: 0, afterMs: 20_000 },
  replies: ["Да, слушаю вас", "Человек двадцать", "В пятницу утром"],
  cutsIn: { afterMs: 900, text: "Погодите, вы кто такие и по какому делу?" },
};
const greetedCallee: Part = {
  replies: ["Да"],
  cutsIn: { afterMs: 300, text: "Алло?" },
  thenHangsUp: true,
};
const silentCallee: Part = { replies: [] };
const hastyCallee: Part = {
  detection: { class: "HUMAN", confidence: 95, afterMs: 6000 },
  replies: [],
  thenHangsUp: true,
};

/** Together they go through every place where the scenario touches the platform. */
const journeys: Record<string, (text: string) => Promise<Run>> = {
  "scripted talk": (text) => runInSandbox(text, scripted, busyCallee),
  "realtime talk": (text) => runInSandbox(text, realtime, busyCallee),
  "realtime hello": (text) => runInSandbox(text, realtime, greetedCallee),
  "realtime silence": (text) => runInSandbox(text, realtime, silentCallee),
  "hasty callee": (text) => runInSandbox(text, scripted, hastyCallee),
};

/** Every member of the platform's globals that the built file names, e.g. `CallEvents.Ringing`. */
const globals = new Set(
  source.match(
    /\b(?:VoxEngine|AppEvents|CallEvents|ASREvents|AMD|OpenAI|Modules|Net|Crypto|Logger)\.[\w.]*\w/g,
  ),
);
/** The same through a local name for `OpenAI.RealtimeAPIEvents`. */
const aliased = new Set(source.match(/\bevents\.[A-Z][A-Za-z]+/g));

/** Methods of objects the platform hands out, and options: what stands in the file and what it is changed to. */
const members: [string, string][] = [
  ["call.say(", "call.speak("],
  ["call.stopPlayback(", "call.stop("],
  ["call.hangup(", "call.hangUp("],
  ["call.record(", "call.startRecord("],
  ["call.sendMediaTo(", "call.sendMedia("],
  ["on.sessionUpdate(", "on.sessionUpdated("],
  ["on.responseCreate(", "on.createResponse("],
  ["on.responseCancel(", "on.cancelResponse("],
  ["on.clearMediaBuffer(", "on.clearBuffer("],
  ["postData:", "body:"],
  ["connectionTimeout:", "connectTimeout:"],
  ["hd_audio:", "hd:"],
  ["transcribe: true", "transcription: true"],
  ["interimResults:", "interim:"],
  ["{ voice }", "{ language: voice }"],
  ["? { amd }", "? { detector: amd }"],
];

/** Limits of the platform, broken one at a time. */
const limits: [string, string][] = [
  ["Math.min(timeoutSeconds, 5)", "60"],
  ["timeout: timeoutSeconds", "timeout: 900"],
  [
    "leg.addEventListener(CallEvents.Ringing, ",
    'leg.addEventListener(CallEvents.Ringing, "not a function"); (',
  ],
  ["record({", "record({ lossless: true,"],
  ['log("dialed");', "for (let n = 0; n <= 100; n += 1) setTimeout(() => {}, 1e5);"],
  ['log("dialed");', 'Logger.write("x".repeat(15001));'],
  [
    'log("dialed");',
    'for (let n = 0; n < 36; n += 1) Net.httpRequestAsync("http://127.0.0.1:9/");',
  ],
  ['log("dialed");', "for (;;) ;"],
];

async function complaintsOfAny(changed: string): Promise<string[]> {
  const found: string[] = [];
  for (const journey of Object.values(journeys)) {
    found.push(...complaints(await journey(changed)));
    if (found.length > 0) {
      break;
    }
  }
  return found;
}

function change(from: string, to: string): string {
  const changed = source.replaceAll(from, to);
  expect(changed, `${from} is not in the built file`).not.toBe(source);
  return changed;
}

describe("the built scenario in the sandbox", () => {
  it.each(Object.keys(journeys))("stays inside the documented API: %s", async (name) => {
    const run = await journeys[name]?.(source);
    expect(run && complaints(run)).toEqual([]);
    expect(run?.reason).toBe("Normal termination");
    expect(run?.events.at(-1)?.snapshot).toMatchObject({ final: true, error: null });
  });

  it("reports the turns that were really spoken", async () => {
    for (const name of ["scripted talk", "realtime talk"]) {
      const run = await journeys[name]?.(source);
      const spoken = run?.log
        .filter((line) => /^\d+ turn /.test(line))
        .map((line) => JSON.parse(line.replace(/^\d+ turn /, "")))
        .map(({ speaker, text }) => `${speaker}: ${text}`);
      const reported = run?.events
        .at(-1)
        ?.snapshot.turns.map(({ speaker, text }) => `${speaker}: ${text}`);
      expect(reported?.toSorted()).toEqual(spoken?.toSorted());
    }
  });
});

describe("a corrupted scenario is caught", () => {
  it.each([...globals, ...aliased])("%s", async (name) => {
    const changed = source.replace(
      new RegExp(`\\b${name.replaceAll(".", "\\.")}\\b`, "g"),
      `${name}Z`,
    );
    expect(await complaintsOfAny(changed)).not.toEqual([]);
  });

  it.each(members)("%s", async (from, to) => {
    expect(await complaintsOfAny(change(from, to))).not.toEqual([]);
  });

  it.each(limits)("%s → %s", async (from, to) => {
    expect(await complaintsOfAny(change(from, to))).not.toEqual([]);
  });
});
