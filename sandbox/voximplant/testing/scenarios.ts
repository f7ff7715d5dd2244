/** A bot that asks a fixed list of sentences, one after each answer, and records the call. */
export function talkingScenario(number: string, sentences: readonly string[]): string {
  return `
    require(Modules.ASR);
    const sentences = ${JSON.stringify(sentences)};
    const voice = VoiceList.Microsoft.Neural.ru_RU_SvetlanaNeural;
    VoxEngine.addEventListener(AppEvents.HttpRequest, (e) => {
      if (e.content === "hangup") call.hangup();
      return { heard: e.content };
    });
    let call;
    VoxEngine.addEventListener(AppEvents.Started, () => {
      const amd = AMD.create({ model: AMD.Model.RU });
      amd.addEventListener(AMD.Events.DetectionComplete, (e) => Logger.write("amd " + e.resultClass));
      call = VoxEngine.callPSTN(${JSON.stringify(number)}, "+74950000101", { amd });
      let at = 0;
      call.addEventListener(CallEvents.Ringing, () => Logger.write("ringing"));
      call.addEventListener(CallEvents.Connected, () => {
        Logger.write("connected");
        call.record({ stereo: true, transcribe: true, language: ASRLanguage.RUSSIAN_RU,
          provider: TranscriptionProvider.YANDEX });
        const asr = VoxEngine.createASR({ profile: ASRProfileList.Yandex.ru_RU, interimResults: true });
        asr.addEventListener(ASREvents.Result, (e) => {
          Logger.write("heard " + e.text);
          at += 1;
          if (at < sentences.length) call.say(sentences[at], { voice });
          else call.hangup();
        });
        call.sendMediaTo(asr);
        call.say(sentences[0], { voice });
      });
      call.addEventListener(CallEvents.Failed, (e) => {
        Logger.write("failed " + e.code + " " + e.reason);
        VoxEngine.terminate();
      });
      call.addEventListener(CallEvents.Disconnected, (e) => Logger.write("disconnected " + e.duration));
      call.addEventListener(CallEvents.RecordStopped, (e) => {
        Logger.write("record " + e.url);
        VoxEngine.terminate();
      });
    });`;
}

export const RUSSIAN_TALK = [
  "Здравствуйте! Меня зовут Ева, я звоню из языковой школы. Мы открываем курс английского. Вам удобно говорить?",
  "Вам было бы интересно прийти на бесплатный урок?",
  "Хорошо, я отправлю вам подробности сообщением. Спасибо и до свидания!",
];

type RealtimeParts = {
  number: string;
  /** Default: the right one. */
  apiKey?: string;
  /** Plugs the model into the call. */
  bridge?: string;
  /** Fields put over the session. */
  session?: object;
};

/** A call joined to the speech model. */
export function realtimeScenario({ number, apiKey, bridge, session }: RealtimeParts): string {
  const config = {
    type: "realtime",
    instructions: "Open in Russian. Offer a trial lesson.",
    output_modalities: ["audio"],
    audio: {
      input: {
        transcription: { model: "gpt-4o-mini-transcribe" },
        turn_detection: { type: "server_vad", silence_duration_ms: 500 },
      },
      output: { voice: "marin" },
    },
    tools: [
      {
        type: "function",
        name: "end_call",
        parameters: {
          type: "object",
          properties: { reason: { type: "string", enum: ["goodbye", "do_not_call"] } },
        },
      },
    ],
    ...session,
  };
  const greeting = `Say exactly this: "${RUSSIAN_TALK[0]}"`;
  return `
    require(Modules.OpenAI);
    const events = OpenAI.RealtimeAPIEvents;
    VoxEngine.addEventListener(AppEvents.Started, () => {
      const call = VoxEngine.callPSTN(${JSON.stringify(number)}, "+74950000101");
      const over = () => VoxEngine.terminate();
      call.addEventListener(CallEvents.Failed, over);
      call.addEventListener(CallEvents.Disconnected, over);
      call.addEventListener(CallEvents.Connected, async () => {
        try {
          const client = await OpenAI.createRealtimeAPIClient({
            apiKey: ${JSON.stringify(apiKey ?? "right-model-key")},
            onWebSocketClose: (e) => { Logger.write("closed " + e.code); call.hangup(); },
          });
          const note = (name) => client.addEventListener(events[name], (e) => {
            const p = e.data.payload;
            Logger.write(name + " " + (p.transcript ?? p.error?.message ?? p.arguments ?? p.response?.status ?? ""));
          });
          ["SessionUpdated", "Error", "InputAudioBufferSpeechStarted", "InputAudioBufferSpeechStopped",
            "ConversationItemInputAudioTranscriptionCompleted", "ResponseOutputAudioTranscriptDone",
            "ResponseFunctionCallArgumentsDone", "ResponseDone"].forEach(note);
          client.addEventListener(events.SessionCreated, () =>
            client.sessionUpdate({ session: ${JSON.stringify(config)} }));
          client.addEventListener(events.Error, () => call.hangup());
          client.addEventListener(events.SessionUpdated, () => {
            ${bridge ?? "VoxEngine.sendMediaBetween(call, client);"}
            client.responseCreate({ response: { instructions: ${JSON.stringify(greeting)} } });
          });
          client.addEventListener(events.InputAudioBufferSpeechStarted, () => client.clearMediaBuffer());
          client.addEventListener(events.ResponseFunctionCallArgumentsDone, () =>
            client.addEventListener(OpenAI.Events.WebSocketMediaEnded, () => call.hangup()));
        } catch (error) {
          Logger.write("rejected " + error.message);
          call.hangup();
        }
      });
    });`;
}
