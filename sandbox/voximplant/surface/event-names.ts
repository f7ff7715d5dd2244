/** Events of the typings `voxengine.d.ts` that objects of this runtime can have listeners for. */

export const APP_EVENTS = {
  CallAlerting: "Application.CallAlerting",
  Terminating: "Application.Terminating",
  Terminated: "Application.Terminated",
  Started: "Application.Started",
  HttpRequest: "Application.HttpRequest",
  WebSocket: "AppEvents.NewWebSocketConnection",
  NewWebSocketFailed: "Application.OnNewWebSocketFailed",
} as const;

export const CALL_EVENTS = {
  AudioStarted: "Call.AudioStarted",
  AudioIdentificationStarted: "Call.AudioIdentificationStarted",
  AudioIdentificationResult: "Call.AudioIdentificationResult",
  AudioIdentificationStopped: "Call.AudioIdentificationStopped",
  AudioIdentificationError: "Call.AudioIdentificationError",
  BlindTransferRequested: "Call.BlindTransferRequested",
  Connected: "Call.Connected",
  Disconnected: "Call.Disconnected",
  Failed: "Call.Failed",
  Forwarding: "Call.Forwarding",
  InfoReceived: "Call.InfoReceived",
  MessageReceived: "Call.MessageReceived",
  MicStatusChange: "Call.MicStatusChange",
  OffHold: "Call.OffHold",
  OnHold: "Call.OnHold",
  PlaybackFinished: "Call.PlaybackFinished",
  PlaybackReady: "Call.PlaybackReady",
  PlaybackStarted: "Call.PlaybackStarted",
  PushSent: "Call.PushSent",
  ReInviteAccepted: "Call.ReInviteAccepted",
  ReInviteReceived: "Call.ReInviteReceived",
  ReInviteRejected: "Call.ReInviteRejected",
  RecordStarted: "Call.RecordStarted",
  RecordStopped: "Call.RecordStopped",
  RecordError: "Call.RecordError",
  Ringing: "Call.Ringing",
  StateChanged: "Call.StateChanged",
  Statistics: "Call.Statistics",
  ToneDetected: "Call.ToneDetected",
  ToneReceived: "Call.ToneReceived",
  TransferComplete: "Call.TransferComplete",
  TransferFailed: "Call.TransferFailed",
  VideoTrackCreated: "Call.Video.TrackCreated",
  FirstAudioPacketReceived: "Call.FirstAudioPacketReceived",
  FirstVideoPacketReceived: "Call.FirstVideoPacketReceived",
  RtpStopped: "Call.RtpStopped",
  RtpResumed: "Call.RtpResumed",
  BeepDetectionComplete: "Call.BeepDetectionComplete",
  BeepDetectionError: "Call.BeepDetectionError",
  AudioQualityDetected: "Call.AudioQualityDetected",
  MediaStatisticsReceived: "Call.MediaStatisticsReceived",
} as const;

export const ASR_EVENTS = {
  ASRError: "ASR.Error",
  Started: "ASR.Started",
  CaptureStarted: "ASR.CaptureStarted",
  SpeechCaptured: "ASR.SpeechCaptured",
  Result: "ASR.Result",
  InterimResult: "ASR.InterimResult",
  Stopped: "ASR.Stopped",
} as const;

export const AMD_EVENTS = {
  DetectionComplete: "AMD.Events.DetectionComplete",
  DetectionError: "AMD.Events.DetectionError",
} as const;

export const OPENAI_EVENTS = {
  WebSocketMediaStarted: "OpenAI.Events.WebSocketMediaStarted",
  WebSocketMediaEnded: "OpenAI.Events.WebSocketMediaEnded",
} as const;

const REALTIME_NAMES = [
  "Unknown",
  "HTTPResponse",
  "Error",
  "SessionCreated",
  "SessionUpdated",
  "ConversationItemAdded",
  "ConversationItemDone",
  "ConversationItemRetrieved",
  "ConversationItemInputAudioTranscriptionCompleted",
  "ConversationItemInputAudioTranscriptionDelta",
  "ConversationItemInputAudioTranscriptionSegment",
  "ConversationItemInputAudioTranscriptionFailed",
  "ConversationItemTruncated",
  "ConversationItemDeleted",
  "InputAudioBufferCommitted",
  "InputAudioBufferCleared",
  "InputAudioBufferSpeechStarted",
  "InputAudioBufferSpeechStopped",
  "InputAudioBufferTimeoutTriggered",
  "ResponseCreated",
  "ResponseDone",
  "ResponseOutputItemAdded",
  "ResponseOutputItemDone",
  "ResponseContentPartAdded",
  "ResponseContentPartDone",
  "ResponseOutputTextDelta",
  "ResponseOutputTextDone",
  "ResponseOutputAudioTranscriptDelta",
  "ResponseOutputAudioTranscriptDone",
  "ResponseOutputAudioDone",
  "ResponseFunctionCallArgumentsDelta",
  "ResponseFunctionCallArgumentsDone",
  "ResponseMCPCallArgumentsDelta",
  "ResponseMCPCallArgumentsDone",
  "ResponseMCPCallInProgress",
  "ResponseMCPCallCompleted",
  "ResponseMCPCallFailed",
  "MCPListToolsInProgress",
  "MCPListToolsCompleted",
  "MCPListToolsFailed",
  "RateLimitsUpdated",
  "WebSocketError",
  "ConnectorInformation",
] as const;

export type RealtimeEventName = (typeof REALTIME_NAMES)[number];

const realtimeValue = (name: RealtimeEventName) => `OpenAI.RealtimeAPI.${name}`;

export const REALTIME_EVENTS: Readonly<Record<string, string>> = Object.fromEntries(
  REALTIME_NAMES.map((name) => [
    name,
    // The typings v28 give RateLimitsUpdated the string of another event: only the member may be compared.
    name === "RateLimitsUpdated" ? realtimeValue("ResponseMCPCallFailed") : realtimeValue(name),
  ]),
);
