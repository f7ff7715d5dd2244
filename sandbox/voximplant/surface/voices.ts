import type { NameTree } from "../runtime/strict";

/** "ru_RU: a b" → { ru_RU_a: "ru-RU/a", … } */
function voices(language: string, names: string): NameTree {
  const entries = names.split(" ").map((name) => [`${language}_${name}`, `${language}/${name}`]);
  return Object.fromEntries(entries);
}

/** Voices of `VoiceList` for the languages this project speaks; Voximplant has none for Tajik. */
export const VOICES: NameTree = {
  Default: {
    ...voices("ru_RU", "Female Male"),
    ...voices("en_US", "Female Male"),
    ...voices("en_GB", "Female Male"),
  },
  Amazon: {
    ...voices("ru_RU", "Tatyana Maxim"),
    ...voices("en_US", "Joanna Matthew Ivy Kendra Kimberly Salli Joey Justin Kevin"),
    ...voices("en_GB", "Amy Emma Brian"),
    Neural: {
      ...voices("en_US", "Joanna Matthew Ivy Kendra Kimberly Salli Joey Justin Kevin Ruth Stephen"),
      ...voices("en_GB", "Amy Emma Brian Arthur"),
    },
  },
  Google: {
    ...voices("ru_RU", "Standard_A Standard_B Standard_C Standard_D Standard_E"),
    ...voices("ru_RU", "Wavenet_A Wavenet_B Wavenet_C Wavenet_D Wavenet_E"),
    ...voices("ru_RU", "Chirp3_HD_Aoede Chirp3_HD_Charon Chirp3_HD_Fenrir Chirp3_HD_Kore"),
    ...voices("ru_RU", "Chirp3_HD_Leda Chirp3_HD_Orus Chirp3_HD_Puck Chirp3_HD_Zephyr"),
    ...voices("en_US", "Wavenet_A Wavenet_B Wavenet_C Wavenet_D Wavenet_E Wavenet_F"),
    ...voices("en_US", "Neural2_A Neural2_C Neural2_D Neural2_F Neural2_G Neural2_J"),
    ...voices("en_US", "Chirp3_HD_Aoede Chirp3_HD_Charon Chirp3_HD_Fenrir Chirp3_HD_Kore"),
    ...voices("en_GB", "Wavenet_A Wavenet_B Wavenet_C Wavenet_D Wavenet_F"),
  },
  Microsoft: {
    Neural: {
      ...voices("ru_RU", "SvetlanaNeural DmitryNeural DariyaNeural"),
      ...voices("uz_UZ", "MadinaNeural SardorNeural"),
      ...voices("en_US", "JennyNeural GuyNeural AriaNeural DavisNeural AmberNeural AnaNeural"),
      ...voices("en_US", "AshleyNeural BrandonNeural ChristopherNeural CoraNeural EricNeural"),
      ...voices("en_US", "MichelleNeural MonicaNeural RogerNeural SaraNeural TonyNeural"),
      ...voices("en_GB", "LibbyNeural RyanNeural SoniaNeural ThomasNeural"),
    },
  },
  SaluteSpeech: voices("ru_RU", "natalia boris marfa taras alexandra sergey"),
  TBank: voices("ru_RU", "Anna Dima Alyona Maxim"),
  Yandex: {
    Neural: {
      ...voices("ru_RU", "alena filipp jane omazh zahar ermil madirus"),
      ...voices("uz_UZ", "nigora"),
      ...voices("en_US", "john"),
    },
  },
  YandexV3: {
    ...voices("ru_RU", "alena alexander anton dasha ermil filipp jane julia kirill lera"),
    ...voices("ru_RU", "madirus marina masha omazh zahar"),
    ...voices("uz_UZ", "nigora lola yulduz"),
    ...voices("en_US", "john"),
  },
};

const profile = (provider: string, ...languages: string[]): NameTree =>
  Object.fromEntries(languages.map((language) => [language, `${provider}/${language}`]));

/** Recognisers of `ASRProfileList` for the same languages; none for Tajik. */
export const ASR_PROFILES: NameTree = {
  Amazon: profile("Amazon", "en_US", "en_GB", "en_AU"),
  Deepgram: profile("Deepgram", "ru", "en_US", "en_GB", "en"),
  Google: profile("Google", "ru_RU", "uz_UZ", "en_US", "en_GB", "kk_KZ", "tr_TR"),
  Microsoft: profile("Microsoft", "ru_RU", "uz_UZ", "en_US", "en_GB", "kk_KZ", "tr_TR"),
  SaluteSpeech: profile("SaluteSpeech", "ru_RU", "en_US", "kk_KZ"),
  TBank: profile("TBank", "ru_RU"),
  Yandex: profile("Yandex", "auto", "ru_RU", "uz_UZ", "en_US", "kk_KZ", "tr_TR"),
  YandexV3: profile("YandexV3", "auto", "ru_RU", "uz_UZ", "en_US", "kk_KZ", "tr_TR"),
};
