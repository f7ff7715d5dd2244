import type { CallSettings, CallSnapshot } from "../../../contract";
import { listed } from "./platform-lists";

type Finding = NonNullable<CallSnapshot["amd"]>;

/**
 * Prepares answering machine detection.
 * @param onFinding told once, also of a failure
 * @returns what `callPSTN` takes; null where the platform has no such model (the finding then says so)
 */
export function createDetector(
  settings: NonNullable<CallSettings["amd"]>,
  onFinding: (finding: Finding) => void,
): VoxDetector | null {
  try {
    const model = listed<AmdModel>(AMD.Model, settings.model);
    if (model === null) {
      onFinding(failure("model_unknown"));
      return null;
    }
    const detector = AMD.create({
      model,
      timeout: Math.min(Math.max(settings.timeout_ms, 0), 20_000),
    });
    detector.addEventListener(AMD.Events.DetectionComplete, (event) => {
      onFinding({
        class: className(event.resultClass),
        subtype: event.resultSubtype ?? null,
        confidence: percentOf(event.confidence),
      });
    });
    detector.addEventListener(AMD.Events.DetectionError, () =>
      onFinding(failure("detection_error")),
    );
    return detector;
  } catch {
    onFinding(failure("not_created"));
    return null;
  }
}

/**
 * Decides whether to hang up. A person must never be hung up on, so everything but a sure voicemail counts as one.
 */
export function isSurelyMachine(finding: Finding, minConfidence: number): boolean {
  return (
    finding.class === "VOICEMAIL" &&
    finding.confidence !== null &&
    finding.confidence >= minConfidence
  );
}

function className(resultClass: string): Finding["class"] {
  switch (resultClass) {
    case AMD.ResultClass.HUMAN:
      return "HUMAN";
    case AMD.ResultClass.VOICEMAIL:
      return "VOICEMAIL";
    case AMD.ResultClass.TIMEOUT:
      return "TIMEOUT";
    case AMD.ResultClass.CALL_ENDED:
      return "CALL_ENDED";
    default:
      return "ERROR";
  }
}

function percentOf(confidence: number | undefined): number | null {
  return confidence === undefined ? null : Math.min(100, Math.max(0, confidence));
}

function failure(subtype: string): Finding {
  return { class: "ERROR", subtype, confidence: null };
}
