import type { ResourceUse } from "../account/history";
import type { CallRecord } from "../surface/recording";
import {
  CONNECTOR_USD_PER_MINUTE,
  costByMinute,
  DETECTION_USD,
  RECOGNITION_USD_PER_MINUTE,
  TRANSCRIPTION_USD_PER_MINUTE,
} from "./prices";

type Usage = {
  endedAt: number;
  records: readonly CallRecord[];
  detections: number;
  recognizedSeconds: number;
  connectorSeconds: number;
};

/** What a session used besides calls and records, as `other_resource_usage` of call history lists it. */
export function resourcesUsed(usage: Usage): ResourceUse[] {
  const transcribed = usage.records.filter((record) => record.transcribe);
  const seconds = transcribed.reduce((sum, record) => sum + record.durationMs / 1_000, 0);
  const byMinute = (type: ResourceUse["type"], usd: number, used: number): ResourceUse => ({
    type,
    costUsd: costByMinute(usd, used),
    quantity: Math.ceil(used),
    unit: "second",
    usedAt: usage.endedAt,
  });
  const all: ResourceUse[] = [
    {
      type: "VOICEMAILDETECTION",
      costUsd: usage.detections * DETECTION_USD,
      quantity: usage.detections,
      unit: "detection",
      usedAt: usage.endedAt,
    },
    byMinute("ASR", RECOGNITION_USD_PER_MINUTE, usage.recognizedSeconds),
    byMinute("OPENAI", CONNECTOR_USD_PER_MINUTE, usage.connectorSeconds),
    byMinute("TRANSCRIPTION", TRANSCRIPTION_USD_PER_MINUTE, seconds),
  ];
  return all.filter((use) => use.quantity > 0);
}
