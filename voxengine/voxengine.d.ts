/**
 * The part of the VoxEngine runtime that our scenarios use, declared in our own words after the provider's public
 * documentation (voximplant.com/docs/references/voxengine). Nothing else of the runtime is visible to the compiler, so
 * a browser or Node global, or an undocumented name, does not build.
 */

/** An event name that knows what its handler receives. */
type VoxEvent<Payload> = string & { readonly payloadOf?: Payload };

interface VoxListenable {
  addEventListener<Payload>(event: VoxEvent<Payload>, handler: (event: Payload) => unknown): void;
  removeEventListener<Payload>(
    event: VoxEvent<Payload>,
    handler?: (event: Payload) => unknown,
  ): void;
}

/** Anything that can receive an audio stream; it receives one at a time, a new source replaces the old one. */
interface VoxMediaUnit extends VoxListenable {
  id(): string;
}

interface StartedEvent {
  sessionId: number | string;
  accessURL?: string;
  accessSecureURL?: string;
  logURL?: string;
}

interface HttpRequestEvent {
  method: string;
  path: string;
  content: string;
  headers: { key: string; value: string }[];
}

declare const AppEvents: {
  readonly Started: VoxEvent<StartedEvent>;
  readonly HttpRequest: VoxEvent<HttpRequestEvent>;
  readonly Terminating: VoxEvent<object>;
};

declare const VoxEngine: VoxListenable & {
  customData(): string;
  /** Missing in the published typings; documented in the guide "Secrets". */
  getSecretValue(name: string): string | undefined;
  callPSTN(number: string, callerId: string, parameters?: { amd?: VoxDetector }): Call;
  createASR(parameters: AsrParameters): Asr;
  sendMediaBetween(one: VoxMediaUnit, other: VoxMediaUnit): void;
  terminate(): void;
};

declare const Modules: { readonly ASR: number; readonly AI: number; readonly OpenAI: number };
declare function require(module: number): void;

declare function setTimeout(handler: () => void, ms: number): number;
declare function clearTimeout(timer: number): void;

declare const Logger: { write(message: string): void };

declare const Crypto: {
  /** Whether it answers in hex or base64 is not documented: the receiver takes both. */
  hmac_sha256(key: string, data: string): string;
};

interface HttpRequestResult {
  /** HTTP status, or an internal code ≤ 0. */
  code: number;
  text?: string;
  headers?: { key: string; value: string }[];
}

declare const Net: {
  httpRequestAsync(
    url: string,
    options?: {
      method?: string;
      postData?: string;
      headers?: Record<string, string>;
      /** Seconds; may only be lower than 90. */
      timeout?: number;
      /** Seconds; may only be lower than 6. */
      connectionTimeout?: number;
    },
  ): Promise<HttpRequestResult>;
};

/** Opaque values of the platform's lists. */
interface Voice {
  readonly kind?: "voice";
}
interface AsrProfile {
  readonly kind?: "profile";
}
interface AsrLanguage {
  readonly kind?: "language";
}
interface TranscriptionProviderName {
  readonly kind?: "provider";
}
interface PlatformList {
  readonly [name: string]: unknown;
}
declare const VoiceList: PlatformList;
declare const ASRProfileList: PlatformList;
declare const ASRLanguage: PlatformList;
declare const TranscriptionProvider: PlatformList;

interface CallEvent {
  call: Call;
}
interface FailedEvent extends CallEvent {
  code: number;
  reason: string;
}
interface DisconnectedEvent extends CallEvent {
  internalCode?: number;
  reason?: string;
  /** Seconds. */
  duration?: number;
  /** In the currency of the account. */
  cost?: number | string;
}

declare const CallEvents: {
  readonly Ringing: VoxEvent<CallEvent>;
  readonly AudioStarted: VoxEvent<CallEvent>;
  readonly Connected: VoxEvent<CallEvent>;
  readonly Failed: VoxEvent<FailedEvent>;
  readonly Disconnected: VoxEvent<DisconnectedEvent>;
  readonly RecordStarted: VoxEvent<CallEvent & { url: string }>;
  /** Comes after Disconnected. */
  readonly RecordStopped: VoxEvent<CallEvent & { url?: string; duration?: number; cost?: string }>;
  readonly RecordError: VoxEvent<CallEvent & { error?: string }>;
  /** The unit of `duration` is not documented. */
  readonly PlaybackStarted: VoxEvent<CallEvent & { duration?: number }>;
  /** Not sent after `stopPlayback()`. */
  readonly PlaybackFinished: VoxEvent<CallEvent & { error?: string }>;
};

interface Call extends VoxMediaUnit {
  /** At most 1500 characters; a second call replaces the first. Without a voice the platform speaks American English. */
  say(text: string, parameters: { voice: Voice }): void;
  stopPlayback(): void;
  hangup(): void;
  record(parameters: {
    stereo?: boolean;
    hd_audio?: boolean;
    transcribe?: boolean;
    language?: AsrLanguage;
    provider?: TranscriptionProviderName;
  }): void;
  sendMediaTo(unit: VoxMediaUnit): void;
  stopMediaTo(unit: VoxMediaUnit): void;
}

interface AsrParameters {
  profile: AsrProfile;
  interimResults?: boolean;
  singleUtterance?: boolean;
}
interface Asr extends VoxMediaUnit {
  stop(): void;
}
declare const ASREvents: {
  readonly CaptureStarted: VoxEvent<object>;
  readonly SpeechCaptured: VoxEvent<object>;
  readonly InterimResult: VoxEvent<{ text?: string }>;
  /** `confidence` is 0–1 or 0–100, by recognizer. */
  readonly Result: VoxEvent<{ text?: string; confidence?: number }>;
  readonly ASRError: VoxEvent<{ error?: string }>;
};

interface DetectionEvent {
  resultClass: string;
  resultSubtype?: string;
  /** 0–100. */
  confidence?: number;
}
interface VoxDetector extends VoxListenable {
  readonly kind?: "amd";
}
interface AmdModel {
  readonly kind?: "amd-model";
}
declare const AMD: {
  /** `timeout` in milliseconds, at most 20000, counted from Connected. */
  create(parameters: { model: AmdModel; timeout?: number }): VoxDetector;
  readonly Model: PlatformList;
  readonly Events: {
    readonly DetectionComplete: VoxEvent<DetectionEvent>;
    readonly DetectionError: VoxEvent<{ message?: string }>;
  };
  readonly ResultClass: {
    readonly HUMAN: string;
    readonly VOICEMAIL: string;
    readonly TIMEOUT: string;
    readonly CALL_ENDED: string;
  };
};

interface RealtimeEvent {
  /** The provider's own event is `data.payload`; the typings promise only `data`. */
  data?: { payload?: unknown };
}
interface RealtimeClient extends VoxMediaUnit {
  sessionUpdate(parameters: object): void;
  responseCreate(parameters: object): void;
  responseCancel(parameters: object): void;
  conversationItemCreate(parameters: object): void;
  inputAudioBufferCommit(parameters: object): void;
  clearMediaBuffer(): void;
  sendMediaTo(unit: VoxMediaUnit): void;
  stopMediaTo(unit: VoxMediaUnit): void;
  close(): void;
}
declare const OpenAI: {
  createRealtimeAPIClient(parameters: {
    apiKey: string;
    model?: string;
    /** There is no event for a closed socket: this parameter is the only way to learn of it. */
    onWebSocketClose?: (event: unknown) => void;
  }): Promise<RealtimeClient>;
  readonly Events: {
    readonly WebSocketMediaStarted: VoxEvent<object>;
    /** After one second of silence. */
    readonly WebSocketMediaEnded: VoxEvent<object>;
  };
  readonly RealtimeAPIEvents: {
    readonly SessionCreated: VoxEvent<RealtimeEvent>;
    readonly SessionUpdated: VoxEvent<RealtimeEvent>;
    readonly Error: VoxEvent<RealtimeEvent>;
    readonly InputAudioBufferSpeechStarted: VoxEvent<RealtimeEvent>;
    readonly InputAudioBufferSpeechStopped: VoxEvent<RealtimeEvent>;
    readonly ConversationItemInputAudioTranscriptionCompleted: VoxEvent<RealtimeEvent>;
    readonly ConversationItemInputAudioTranscriptionFailed: VoxEvent<RealtimeEvent>;
    readonly ResponseOutputAudioTranscriptDelta: VoxEvent<RealtimeEvent>;
    readonly ResponseOutputAudioTranscriptDone: VoxEvent<RealtimeEvent>;
    readonly ResponseFunctionCallArgumentsDone: VoxEvent<RealtimeEvent>;
    readonly ResponseCreated: VoxEvent<RealtimeEvent>;
    readonly ResponseDone: VoxEvent<RealtimeEvent>;
    readonly WebSocketError: VoxEvent<RealtimeEvent>;
  };
};
