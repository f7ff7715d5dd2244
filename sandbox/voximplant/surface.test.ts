import { afterAll, describe, expect, it } from "vitest";
import { createBench, onStarted, violations } from "./testing/bench";

const bench = createBench();
afterAll(bench.dispose);

const VOICE = "VoiceList.Microsoft.Neural.ru_RU_SvetlanaNeural";
const CALL = 'const call = VoxEngine.callPSTN("+79161234501", "+74950000101");';
const MODULES =
  "require(Modules.ASR); require(Modules.OpenAI); require(Modules.AI); require(Modules.ApplicationStorage);";

/** Everything a scenario may say, and says rightly. */
const RIGHT = [
  "VoxEngine.customData()",
  "VoxEngine.getSecretValue('HALO_URL')",
  "VoxEngine.addEventListener(AppEvents.Terminating, () => {})",
  "VoxEngine.removeEventListener(AppEvents.HttpRequest)",
  "require(Modules.AI)",
  "AMD.create({ model: AMD.Model.RU })",
  "AMD.create({ model: AMD.Model.EU_GENERAL, timeout: 20000, thresholds: { human: 0.5 } })",
  "AMD.create({ model: AMD.Model.RU }).addEventListener(AMD.Events.DetectionComplete, () => {})",
  `${CALL} call.addEventListener(CallEvents.Connected, () => {}); call.state(); call.id(); call.number()`,
  'VoxEngine.callPSTN("+79161234509", "74950000101", { amd: AMD.create({ model: AMD.Model.RU }) })',
  "VoxEngine.createASR({ profile: ASRProfileList.Yandex.ru_RU, interimResults: true })",
  "VoxEngine.createASR({ profile: ASRProfileList.Google.uz_UZ }).addEventListener(ASREvents.Result, () => {})",
  `${VOICE}`,
  "VoiceList.Microsoft.Neural.uz_UZ_MadinaNeural; VoiceList.YandexV3.uz_UZ_lola; VoiceList.Default.ru_RU_Female",
  "ASRLanguage.RUSSIAN_RU; TranscriptionProvider.YANDEX; RecordExpireTime.ONEYEAR",
  "OpenAI.RealtimeAPIEvents.ResponseOutputAudioTranscriptDone; OpenAI.Events.WebSocketMediaEnded",
  "OpenAI.createRealtimeAPIClient({ apiKey: 'right-model-key', model: 'gpt-realtime', onWebSocketClose: () => {} })",
  "Crypto.hmac_sha256('key', 'data'); Crypto.sha256('x'); Crypto.md5('x'); Crypto.sha1('x')",
  "uuidgen(); Logger.hideTones(true)",
  "const t = setTimeout(() => {}, 10); clearTimeout(t); clearInterval(setInterval(() => {}, 100)); clearTimeout(undefined)",
  "ApplicationStorage.put('a', 'b', 60); ApplicationStorage.get('a')",
  "new Date().getTime() === Date.now()",
];

/** Invented, misspelt, outdated or misused: each must throw and show in the journal. */
const WRONG: readonly [code: string, message: RegExp][] = [
  ["VoxEngine.customdata()", /VoxEngine.customdata is not documented/],
  ["VoxEngine.createAMD()", /createAMD/],
  ["VoxEngine.getSecret('x')", /getSecret/],
  ["VoxEngine.terminate(1)", /at most 0/],
  ["VoxEngine.callPSTN('+79161234501')", /at least 2/],
  ["VoxEngine.callPSTN('+79161234501', '+74950000101', null, {})", /at most 3/],
  ["VoxEngine.callPSTN('+79161234501', '+74950000101', { AMD: 1 })", /unknown option AMD/],
  ["VoxEngine.callPSTN('+79161234501', '+74950000101', { amd: {} })", /must come from AMD.create/],
  ["VoxEngine.callPSTN(79161234501, '+74950000101')", /must be a string/],
  ["VoxEngine.createASR({ language: 'ru' })", /unknown option language/],
  ["VoxEngine.createASR({ profile: 'ru-RU' })", /member of ASRProfileList/],
  ["VoxEngine.createTTSPlayer('x')", /not simulated/],
  ["VoxEngine.foo = 1", /cannot be set/],
  ["AppEvents.Start", /AppEvents.Start/],
  ["VoxEngine.addEventListener(undefined, () => {})", /member of the events/],
  ["VoxEngine.addEventListener('Application.Begin', () => {})", /member of the events/],
  ["VoxEngine.addEventListener(CallEvents.Connected, () => {})", /member of the events/],
  ["CallEvents.AnsweringMachinDetection", /AnsweringMachinDetection/],
  ["CallEvents.TranscriptionResult", /TranscriptionResult/],
  ["ASREvents.Finished", /ASREvents.Finished/],
  ["Modules.AMD", /Modules.AMD/],
  ["Modules.Net", /Modules.Net/],
  ["Modules.WebSocket", /Modules.WebSocket/],
  ["require('asr2')", /member of Modules/],
  ["require(undefined)", /member of Modules/],
  ["AMD.create()", /at least 1/],
  ["AMD.create({})", /lacks the option model/],
  ["AMD.create({ model: 'uz' })", /member of AMD.Model/],
  ["AMD.create({ model: AMD.Model.UZ })", /AMD.Model.UZ/],
  ["AMD.create({ model: AMD.Model.RU, timeout: 20001 })", /from 0 to 20000/],
  ["AMD.create({ model: AMD.Model.RU, call: 1 })", /unknown option call/],
  ["AMD.ResultClass.MACHINE", /MACHINE/],
  ["AMDEvents", /AMDEvents is not defined/],
  ["Language.RU_RUSSIAN_FEMALE", /Language is not defined/],
  ["VoiceList.Microsoft.ru_RU_SvetlanaNeural", /VoiceList.Microsoft.ru_RU_SvetlanaNeural/],
  ["VoiceList.Microsoft.Neural.tg_TJ_X", /tg_TJ_X/],
  ["ASRProfileList.Google.tg_TJ", /tg_TJ/],
  ["ASRLanguage.UZBEK_UZ", /UZBEK_UZ/],
  ["TranscriptionProvider.OPENAI", /OPENAI/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', () => {}, {})", /at most 2/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', { headers: ['A: b'] })", /must be an object/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', { body: 'x' })", /unknown option body/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', { postData: 'x' })", /postData with GET/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', { timeout: 91 })", /from 0 to 90/],
  ["Net.httpRequestAsync('http://127.0.0.1:9', { connectionTimeout: 7 })", /from 0 to 6/],
  ["Net.httpRequest('http://127.0.0.1:9')", /at least 2/],
  ["Net.fetch('x')", /Net.fetch/],
  ["Crypto.hmac_sha512('a', 'b')", /hmac_sha512/],
  ["Crypto.hmac_sha256('a')", /at least 2/],
  ["Crypto.hmac_sha256('key', 'данные')", /ASCII/],
  ["Logger.info('x')", /Logger.info/],
  ["Logger.write({})", /must be a string/],
  ["OpenAI.createRealtimeAPIClient('key')", /must be an object/],
  ["OpenAI.createRealtimeAPIClient({ apiKey: 'k', voice: 'x' })", /unknown option voice/],
  ["OpenAI.RealtimeAPIEvents.ResponseAudioTranscriptDone", /ResponseAudioTranscriptDone/],
  ["OpenAI.RealtimeAPIEvents.WebSocketClosed", /WebSocketClosed/],
  ["OpenAI.Beta", /OpenAI.Beta/],
  [`${CALL} call.answer()`, /Call.answer/],
  [`${CALL} call.detectAnsweringMachine()`, /detectAnsweringMachine/],
  [`${CALL} call.say('x', ${VOICE})`, /Call.say is not|argument 2|unknown option|not connected/],
  [`${CALL} call.say('x', { voice: 'Svetlana' })`, /member of VoiceList/],
  [`${CALL} call.say('x', { voice: ${VOICE}, language: 'ru' })`, /unknown option language/],
  [`${CALL} call.say('too early', { voice: ${VOICE} })`, /not connected/],
  [`${CALL} call.record({ stereo: true })`, /not connected/],
  [`${CALL} call.record()`, /at least 1/],
  [`${CALL} call.record({ secureUrl: true })`, /unknown option secureUrl/],
  [`${CALL} call.addEventListener(CallEvents.AudioStart, () => {})`, /AudioStart/],
  [`${CALL} call.hangup({ 'Reason': 'x' })`, /not allowed/],
  [`${CALL} call.sendMediaTo({})`, /not a media unit/],
  [`${CALL} call.transcribe()`, /transcribe/],
  ["started.customData", /customData/],
  ["started.sessionID", /sessionID/],
  ["ApplicationStorage.put('a', 'b')", /at least 3/],
  ["ApplicationStorage.set('a', 'b', 1)", /ApplicationStorage.set/],
  ["process.exit()", /process is not defined/],
  ["fetch('http://127.0.0.1:9')", /fetch is not defined/],
  ["Buffer.from('x')", /Buffer is not defined/],
  ["console.log('x')", /console is not defined/],
  ["structuredClone({})", /structuredClone is not defined/],
  ["new WebSocket('wss://example.com')", /WebSocket is not defined/],
  ["Promise.withResolvers()", /withResolvers is not a function/],
];

async function attempt(code: string) {
  const body = `try { ${code}; Logger.write("passed"); } catch (error) {
      Logger.write("threw " + (error instanceof Error) + " " + error.message); }
    VoxEngine.terminate();`;
  return bench.run(`${MODULES} ${onStarted(body)}`);
}

describe("the documented surface", () => {
  it.each(RIGHT)("takes %s", async (code) => {
    const ran = await attempt(code);
    expect(ran.logged).toEqual(["passed"]);
    expect(violations(ran)).toEqual([]);
    expect(ran.finishReason).toBe("Normal termination");
  });

  it.each(WRONG)("refuses %s", async (code, message) => {
    const ran = await attempt(code);
    expect(ran.logged).toHaveLength(1);
    expect(ran.logged[0]).toMatch(/^threw true /);
    expect(ran.logged[0]).toMatch(message);
    if (!/is not (defined|a function)/.test(ran.logged[0] ?? "")) {
      expect(violations(ran)[0]).toMatch(message);
    }
  });

  it("knows the names of a module only once it is required", async () => {
    const ran = await bench.run(
      onStarted(
        "Logger.write(typeof ASREvents + typeof OpenAI + typeof ApplicationStorage); VoxEngine.terminate();",
      ),
    );
    expect(ran.logged).toEqual(["undefinedundefinedundefined"]);
  });

  it("runs in the session's own time and tells the same time everywhere", async () => {
    const ran = await bench.run(
      onStarted(
        `const before = Date.now();
         setTimeout(() => { Logger.write(String(Date.now() - before)); VoxEngine.terminate(); }, 5000);`,
      ),
    );
    expect(ran.logged).toEqual(["5000"]);
  });
});
