import type { Engine, Voice } from "@/db/enums";
import type { CallSettings } from "@/voxengine/contract";
import type { OpeningLanguage, SpeechProblem, SpeechWish } from "../ports";

/** What the platform itself speaks, hears and writes down in one language; paths into its own lists. */
type PlatformSpeech = {
  /** `VoiceList` */
  voices: Record<Voice, string> | null;
  /** `ASRProfileList` */
  recognizer: string | null;
  /** `ASRLanguage` and `TranscriptionProvider` for the written form of a recording */
  transcript: { language: string; provider: string } | null;
  /** The hint for the transcription model; null where OpenAI's guide "Speech to text" does not name the language. */
  hint: string | null;
};

/**
 * The one table of voices and recognizers. Sources: voximplant.com/docs/references/voxengine, pages voicelist/microsoft,
 * asrprofilelist/{yandex,google}, transcriptionprovider (Yandex and T-Bank write down Russian only). The platform has
 * neither a voice nor a recognizer for Tajik, and no voice that is neither female nor male.
 */
const PLATFORM: Record<OpeningLanguage, PlatformSpeech> = {
  ru: {
    voices: {
      female: "Microsoft.Neural.ru_RU_SvetlanaNeural",
      male: "Microsoft.Neural.ru_RU_DmitryNeural",
      neutral: "Microsoft.Neural.ru_RU_DariyaNeural",
    },
    recognizer: "Yandex.ru_RU",
    transcript: { language: "RUSSIAN_RU", provider: "YANDEX" },
    hint: "ru",
  },
  uz: {
    voices: {
      female: "Microsoft.Neural.uz_UZ_MadinaNeural",
      male: "Microsoft.Neural.uz_UZ_SardorNeural",
      neutral: "Microsoft.Neural.uz_UZ_MadinaNeural",
    },
    recognizer: "Yandex.uz_UZ",
    transcript: null,
    hint: null,
  },
  tj: { voices: null, recognizer: null, transcript: null, hint: null },
  en: {
    voices: {
      female: "Microsoft.Neural.en_US_JennyNeural",
      male: "Microsoft.Neural.en_US_GuyNeural",
      neutral: "Microsoft.Neural.en_US_AriaNeural",
    },
    recognizer: "Google.en_US",
    transcript: { language: "ENGLISH_US", provider: "GOOGLE" },
    hint: "en",
  },
};

/** OpenAI Realtime: one multilingual voice each; "alloy" is its neutral one. */
const REALTIME_VOICES: Record<Voice, string> = { female: "marin", male: "cedar", neutral: "alloy" };
const TRANSCRIPTION_MODEL = "gpt-4o-mini-transcribe";

/** Which language people expect to be greeted in, by the country of their number; English everywhere else. */
const COUNTRY_LANGUAGE: Record<string, OpeningLanguage> = {
  RU: "ru",
  BY: "ru",
  KZ: "ru",
  KG: "ru",
  UZ: "uz",
  TJ: "tj",
};

/** `AMD.Model` by country (voximplant.com/docs/references/voxengine/amd/model); EU_GENERAL serves the European Union. */
const AMD_MODELS: Record<string, string> = {
  ...Object.fromEntries(
    ["BR", "CL", "CO", "KZ", "MX", "PE", "PH", "RU", "US"].map((country) => [country, country]),
  ),
  ...Object.fromEntries(
    [
      ..."AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(
        " ",
      ),
    ].map((country) => [country, "EU_GENERAL"]),
  ),
};

/** BCP 47: what we call `tj` after the country is the language `tg`. */
export const LANGUAGE_TAGS: Record<OpeningLanguage, string> = {
  ru: "ru",
  uz: "uz",
  tj: "tg",
  en: "en",
};

/** The language that a voice of the platform speaks where it has none of the wished one: Tajiks understand Russian. */
const SPOKEN_INSTEAD: OpeningLanguage = "ru";

function speaks(engine: Engine, language: OpeningLanguage): boolean {
  return engine === "openai-realtime" || PLATFORM[language].voices !== null;
}

/**
 * The language a call opens in.
 * @returns the wished one; for `auto` that of the number's country, or Russian where the engine does not speak it
 */
export function openingLanguage(wish: SpeechWish): OpeningLanguage {
  if (wish.language !== "auto") return wish.language;
  const expected = COUNTRY_LANGUAGE[wish.country ?? ""] ?? "en";
  return speaks(wish.engine, expected) ? expected : SPOKEN_INSTEAD;
}

/**
 * What cannot be had of a wish, or is had otherwise.
 * @returns an empty list when the call will be as wished
 */
export function speechProblems(wish: SpeechWish): SpeechProblem[] {
  const language = openingLanguage(wish);
  const platform = PLATFORM[language];
  const problems: SpeechProblem[] = [];
  const add = (code: SpeechProblem["code"], isBlocking = false) =>
    problems.push({ code, isBlocking, language });
  if (wish.engine === "scripted") {
    if (!platform.voices) add("no_voice", true);
    if (!platform.recognizer) add("no_recognizer", true);
    if (wish.language === "auto") {
      const expected = COUNTRY_LANGUAGE[wish.country ?? ""] ?? "en";
      if (expected !== language) add("opens_in_other_language");
      add("cannot_follow");
    }
    if (platform.voices && wish.voice === "neutral") add("neutral_is_female");
  } else if (!platform.hint) {
    add("transcription_unproven");
  }
  if (wish.country && !AMD_MODELS[wish.country]) add("no_machine_detection");
  return problems;
}

/** All that the platform must be told to speak and hear a call. */
export type SpeechPlan = {
  opening: OpeningLanguage;
  /** The language that `speech.voice` speaks: another one than `opening` where the platform has no such voice. */
  platformLanguage: OpeningLanguage;
  followLanguage: boolean;
  speech: CallSettings["speech"];
  transcript: { language: string; provider: string } | null;
  amdModel: string | null;
};

/**
 * Looks a wish up in the tables.
 * @param realtimeModel name of the OpenAI Realtime model
 */
export function planSpeech(wish: SpeechWish, realtimeModel: string): SpeechPlan {
  const opening = openingLanguage(wish);
  const isRealtime = wish.engine === "openai-realtime";
  const follows = isRealtime && wish.language === "auto";
  const platformLanguage = PLATFORM[opening].voices ? opening : SPOKEN_INSTEAD;
  const canSpeak = isRealtime || platformLanguage === opening;
  return {
    opening,
    platformLanguage,
    followLanguage: follows,
    speech: {
      voice: canSpeak ? (PLATFORM[platformLanguage].voices?.[wish.voice] ?? null) : null,
      asr_profile: isRealtime ? null : PLATFORM[opening].recognizer,
      realtime: isRealtime
        ? {
            model: realtimeModel,
            voice: REALTIME_VOICES[wish.voice],
            transcription_model: TRANSCRIPTION_MODEL,
            // A callee who may answer in any language must not be pinned to one.
            transcription_language: follows ? null : PLATFORM[opening].hint,
          }
        : null,
    },
    // A talk that changes its language midway would be written down as noise.
    transcript: follows ? null : PLATFORM[opening].transcript,
    amdModel: AMD_MODELS[wish.country ?? ""] ?? null,
  };
}
