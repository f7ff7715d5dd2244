import type { CallSettings } from "../../../contract";
import type { Clock } from "../clock";
import { createRealtimeEngine } from "../realtime/realtime-engine";
import { createScriptedEngine } from "../scripted/scripted-engine";
import { createSpeaker } from "../scripted/speaker";
import type { TurnLedger } from "../talk/turn-ledger";
import type { TalkHost, VoiceEngine } from "../talk/voice-engine";
import { listed } from "./platform-lists";

/** Makes the engine of a call that exists. */
export type EngineMaker = (
  call: Call,
  parts: { clock: Clock; ledger: TurnLedger; host: TalkHost },
) => VoiceEngine;

/**
 * Looks up everything the engine needs before anybody is dialed.
 * @param secret reads a secret of the application; undefined where there is none
 * @returns a maker, or a code that says what is missing
 */
export function chooseEngine(
  settings: CallSettings,
  secret: (name: string) => string | undefined,
): EngineMaker | { missing: string } {
  const { speech } = settings;
  const voice = speech.voice === null ? null : listed<Voice>(VoiceList, speech.voice);
  if (speech.voice !== null && voice === null) {
    return { missing: "voice_unknown" };
  }
  switch (settings.engine) {
    case "scripted": {
      if (voice === null) {
        return { missing: "voice_none" };
      }
      const path = speech.asr_profile;
      const profile = path === null ? null : listed<AsrProfile>(ASRProfileList, path);
      if (path !== null && profile === null) {
        return { missing: "asr_profile_unknown" };
      }
      return (call, parts) => createScriptedEngine({ call, voice, profile, settings, ...parts });
    }
    case "openai-realtime": {
      const { realtime } = speech;
      const apiKey = secret("OPENAI_API_KEY");
      if (realtime === null) {
        return { missing: "realtime_settings_none" };
      }
      if (!apiKey) {
        return { missing: "secret_OPENAI_API_KEY" };
      }
      return (call, parts) => {
        const speaker = voice === null ? null : createSpeaker(call, voice, parts);
        const apologize = speaker && ((text: string) => speaker.say(text));
        return createRealtimeEngine({ call, settings, realtime, apiKey, apologize, ...parts });
      };
    }
  }
}
