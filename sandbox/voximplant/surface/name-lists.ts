/** Closed lists of the typings, as far as this project can meet them. */

export const MODULES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "ACD",
    "AI",
    "ApplicationStorage",
    "ASR",
    "Avatar",
    "Cartesia",
    "Conference",
    "ElevenLabs",
    "Gemini",
    "IVR",
    "OpenAI",
    "PushService",
    "Recorder",
    "SmartQueue",
    "StreamingAgent",
    "Ultravox",
    "VoximplantAPI",
    "Yandex",
  ].map((name) => [name, name.toLowerCase()]),
);

export const AMD_MODELS = {
  BR: "br",
  CL: "cl",
  CO: "colombia",
  EU_GENERAL: "eu_general",
  ES: "es",
  KZ: "kz",
  MX: "mx",
  RU: "ru",
  PH: "ph",
  PE: "pe",
  US: "us",
} as const;

export const AMD_RESULT_CLASSES = {
  VOICEMAIL: "VOICEMAIL",
  HUMAN: "HUMAN",
  TIMEOUT: "TIMEOUT",
  CALL_ENDED: "CALL_ENDED",
} as const;

export const AMD_RESULT_SUBTYPES = { MIMIC: "MIMIC", NONE: "NONE" } as const;

export const RECORD_EXPIRE_TIMES = {
  DEFAULT: "",
  THREEMONTHS: "-three",
  SIXMONTHS: "-six",
  ONEYEAR: "-one",
  TWOYEARS: "-two",
  THREEYEARS: "-threeyears",
  FIVEYEARS: "-five",
} as const;

export const TRANSCRIPTION_PROVIDERS = {
  GOOGLE: "google",
  YANDEX: "yandex",
  TBANK: "tcs",
} as const;

/** Languages a recording can be transcribed in (`ASRLanguage`). */
export const ASR_LANGUAGES = {
  ENGLISH_US: "en-US",
  ENGLISH_CA: "en-CA",
  ENGLISH_UK: "en-GB",
  ENGLISH_AU: "en-AU",
  SPANISH_ES: "es-ES",
  SPANISH_MX: "es-MX",
  ITALIAN_IT: "it-IT",
  FRENCH_FR: "fr-FR",
  GERMAN_DE: "de-DE",
  POLISH_PL: "pl-PL",
  PORTUGUESE_BR: "pt-BR",
  RUSSIAN_RU: "ru-RU",
  CHINESE_CN: "cmn-Hans-CN",
  JAPANESE_JP: "ja-JP",
  KOREAN_KR: "ko-KR",
} as const;

export const REALTIME_CLIENT_TYPES = {
  REALTIME: "realtime",
  TRANSCRIPTION: "transcription",
} as const;
