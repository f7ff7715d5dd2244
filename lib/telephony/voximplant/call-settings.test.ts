import { describe, expect, it } from "vitest";
import { CALL_LANGUAGES, ENGINES, VOICES } from "@/db/enums";
import { readPermit } from "@/voxengine/scenarios/outbound-call/delivery/ask-permit";
import { type CallRules, callSettings, type PlannedCall } from "./call-settings";
import { speechProblems } from "./speech";

const call: PlannedCall = {
  phone: "+79161234501",
  country: "RU",
  callerId: "+74951234567",
  language: "ru",
  voice: "male",
  engine: "openai-realtime",
  greeting: "Здравствуйте!",
  prompt: "Предложите консультацию.",
  controlToken: "t".repeat(64),
};
const rules: CallRules = {
  ringSeconds: 45,
  maxSeconds: 300,
  silenceSeconds: 8,
  isRecorded: true,
  detectsMachines: true,
  machineConfidence: 60,
  realtimeModel: "gpt-realtime",
};

describe("the settings a session gets with its permit", () => {
  it("carry a call for the realtime engine", () => {
    expect(callSettings(call, rules)).toEqual({
      number: "+79161234501",
      caller_id: "+74951234567",
      engine: "openai-realtime",
      language: "ru",
      follow_language: false,
      greeting: "Здравствуйте!",
      instructions: "Предложите консультацию.",
      questions: [],
      phrases: expect.objectContaining({ goodbye: expect.stringContaining("Всего доброго") }),
      speech: {
        voice: "Microsoft.Neural.ru_RU_DmitryNeural",
        asr_profile: null,
        realtime: {
          model: "gpt-realtime",
          voice: "cedar",
          transcription_model: "gpt-4o-mini-transcribe",
          transcription_language: "ru",
        },
      },
      amd: { model: "RU", timeout_ms: 6500, min_confidence: 60 },
      record: { stereo: true, transcribe: { language: "RUSSIAN_RU", provider: "YANDEX" } },
      ring_seconds: 45,
      max_seconds: 300,
      silence_seconds: 8,
      control_token: "t".repeat(64),
    });
  });

  it("make the lines of a scripted prompt questions", () => {
    const prompt =
      "1. Вам удобно говорить?\n\n - Интересно ли вам?\n2) 24 часа подойдут?\n3.5 млн — дорого?";
    const settings = callSettings({ ...call, engine: "scripted", prompt }, rules);
    expect(settings.instructions).toBe("");
    expect(settings.questions).toEqual([
      "Вам удобно говорить?",
      "Интересно ли вам?",
      "24 часа подойдут?",
      "3.5 млн — дорого?",
    ]);
    expect(settings.speech.realtime).toBeNull();
  });

  it("apologize in words that the platform's own voice can read", () => {
    const tajik = callSettings({ ...call, language: "tj", country: "TJ" }, rules);
    expect(tajik.language).toBe("tg");
    expect(tajik.phrases.goodbye).toContain("Ташаккур");
    expect(tajik.phrases.apology).toContain("Извините");
    expect(tajik.speech.voice).toBe("Microsoft.Neural.ru_RU_DmitryNeural");
    expect(tajik.amd).toBeNull();
  });

  it("keep limits within what the platform can do", () => {
    const wild = {
      ...rules,
      ringSeconds: 600,
      maxSeconds: 1e9,
      silenceSeconds: 0,
      machineConfidence: 400,
    };
    expect(callSettings(call, wild)).toMatchObject({
      ring_seconds: 60,
      max_seconds: 7200,
      silence_seconds: 3,
      amd: { min_confidence: 100 },
    });
    const plain = { ...rules, isRecorded: false, detectsMachines: false };
    expect(callSettings(call, plain)).toMatchObject({ amd: null, record: null });
  });

  it("are understood by the scenario, whatever was wished", () => {
    for (const engine of ENGINES) {
      for (const language of CALL_LANGUAGES) {
        for (const voice of VOICES) {
          for (const country of ["RU", "UZ", "TJ", "US", null]) {
            const one = { ...call, engine, language, voice, country };
            if (speechProblems(one).some(({ isBlocking }) => isBlocking)) continue;
            const answer = JSON.stringify({ go: true, settings: callSettings(one, rules) });
            expect(readPermit(answer), JSON.stringify(one)).toMatchObject({ go: true });
          }
        }
      }
    }
  });
});
