import { describe, expect, it } from "vitest";
import { CALL_LANGUAGES, ENGINES, VOICES } from "@/db/enums";
import type { SpeechWish } from "../ports";
import { openingLanguage, planSpeech, speechProblems } from "./speech";

const wish = (more: Partial<SpeechWish>): SpeechWish => ({
  language: "ru",
  voice: "female",
  engine: "scripted",
  country: "RU",
  ...more,
});
const codes = (more: Partial<SpeechWish>) => speechProblems(wish(more)).map(({ code }) => code);

describe("the table of voices and recognizers", () => {
  it("gives every wish that is not refused a voice and ears", () => {
    for (const engine of ENGINES) {
      for (const language of CALL_LANGUAGES) {
        for (const voice of VOICES) {
          for (const country of ["RU", "UZ", "TJ", "US", "DE", null]) {
            const one = { engine, language, voice, country };
            if (speechProblems(one).some(({ isBlocking }) => isBlocking)) continue;
            const { speech } = planSpeech(one, "gpt-realtime");
            expect(speech.voice, JSON.stringify(one)).not.toBeNull();
            if (engine === "scripted")
              expect(speech.asr_profile, JSON.stringify(one)).not.toBeNull();
            else expect(speech.realtime, JSON.stringify(one)).not.toBeNull();
          }
        }
      }
    }
  });

  it("refuses Tajik for the scripted engine and says why", () => {
    expect(speechProblems(wish({ language: "tj", country: "TJ" }))).toEqual([
      { code: "no_voice", isBlocking: true, language: "tj" },
      { code: "no_recognizer", isBlocking: true, language: "tj" },
      { code: "no_machine_detection", isBlocking: false, language: "tj" },
    ]);
    const { speech } = planSpeech(wish({ language: "tj" }), "gpt-realtime");
    expect(speech).toEqual({ voice: null, asr_profile: null, realtime: null });
  });

  it("speaks Tajik with the realtime engine, the doubt said", () => {
    const tajik = wish({ language: "tj", engine: "openai-realtime", country: "TJ" });
    expect(speechProblems(tajik).map(({ code, isBlocking }) => [code, isBlocking])).toEqual([
      ["transcription_unproven", false],
      ["no_machine_detection", false],
    ]);
    const plan = planSpeech(tajik, "gpt-realtime");
    expect(plan).toMatchObject({ opening: "tj", platformLanguage: "ru", followLanguage: false });
    expect(plan.speech.realtime).toMatchObject({ voice: "marin", transcription_language: null });
  });

  it.each([
    ["scripted", "RU", "ru"],
    ["scripted", "KZ", "ru"],
    ["scripted", "UZ", "uz"],
    ["scripted", "TJ", "ru"],
    ["scripted", "US", "en"],
    ["scripted", null, "en"],
    ["openai-realtime", "TJ", "tj"],
    ["openai-realtime", "UZ", "uz"],
  ] as const)("auto with %s opens in %s in %s", (engine, country, opening) => {
    expect(openingLanguage(wish({ language: "auto", engine, country }))).toBe(opening);
  });

  it("says that auto opens otherwise and follows nobody without a model", () => {
    expect(codes({ language: "auto", country: "TJ" })).toEqual([
      "opens_in_other_language",
      "cannot_follow",
      "no_machine_detection",
    ]);
    expect(codes({ language: "auto", country: "RU" })).toEqual(["cannot_follow"]);
    expect(codes({ language: "auto", engine: "openai-realtime", country: "RU" })).toEqual([]);
  });

  it("follows the callee only where the model may hear any language", () => {
    const plan = planSpeech(
      wish({ language: "auto", engine: "openai-realtime", country: "RU" }),
      "gpt-realtime",
    );
    expect(plan).toMatchObject({ opening: "ru", followLanguage: true, transcript: null });
    expect(plan.speech.realtime?.transcription_language).toBeNull();
  });

  it("has no neutral voice but the model's own", () => {
    expect(codes({ voice: "neutral" })).toEqual(["neutral_is_female"]);
    expect(codes({ voice: "neutral", engine: "openai-realtime" })).toEqual([]);
  });

  it("detects machines only where the platform has a model for the country", () => {
    const model = (country: string | null) => planSpeech(wish({ country }), "m").amdModel;
    expect([model("RU"), model("KZ"), model("US"), model("DE")]).toEqual([
      "RU",
      "KZ",
      "US",
      "EU_GENERAL",
    ]);
    expect([model("UZ"), model("TJ"), model("GB"), model(null)]).toEqual([null, null, null, null]);
    expect(codes({ country: "UZ", language: "uz" })).toEqual(["no_machine_detection"]);
  });
});
