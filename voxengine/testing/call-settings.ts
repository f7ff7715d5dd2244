import type { CallSettings } from "../contract";

/** Settings of a scripted call in Russian, as a permit would bring them. */
export function someSettings(changes: Partial<CallSettings> = {}): CallSettings {
  return {
    number: "+998901234501",
    caller_id: "+74950000000",
    engine: "scripted",
    language: "ru",
    follow_language: false,
    greeting: "Здравствуйте! Удобно говорить?",
    instructions: "",
    questions: ["Сколько у вас сотрудников?", "Когда вам удобно встретиться?"],
    phrases: {
      goodbye: "Всего доброго!",
      apology: "Извините, у нас неполадки.",
      not_heard: "Вы меня слышите?",
    },
    speech: {
      voice: "Yandex.Neural.ru_RU_alena",
      asr_profile: "Yandex.ru_RU",
      realtime: {
        model: "gpt-realtime",
        voice: "marin",
        transcription_model: "gpt-4o-mini-transcribe",
        transcription_language: "ru",
      },
    },
    amd: { model: "RU", timeout_ms: 6500, min_confidence: 70 },
    record: { stereo: true, transcribe: { language: "RUSSIAN_RU", provider: "YANDEX" } },
    ring_seconds: 40,
    max_seconds: 300,
    silence_seconds: 8,
    control_token: "0123456789abcdef",
    ...changes,
  };
}
