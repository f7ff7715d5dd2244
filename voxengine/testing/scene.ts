import { someSettings } from "./call-settings";
import { startOnFakePlatform } from "./fake-platform";

export type Scene = ReturnType<typeof startOnFakePlatform>;

type Changes = Partial<Parameters<typeof startOnFakePlatform>[0]>;

/** A session of the built scenario that has asked for its permit. */
export async function dialed(source: string, changes: Changes = {}): Promise<Scene> {
  const scene = startOnFakePlatform({ source, settings: someSettings(), ...changes });
  await scene.clock.advance(100);
  return scene;
}

/** The same, rung for four seconds and answered. */
export async function answered(source: string, changes: Changes = {}): Promise<Scene> {
  const scene = await dialed(source, changes);
  scene.call.emit("call.Ringing");
  await scene.clock.advance(4000);
  scene.call.emit("call.Connected");
  scene.call.emit("call.RecordStarted", { url: "https://rec.test/1.mp3" });
  await scene.clock.advance(10);
  return scene;
}

export async function botSays({ call, clock }: Scene, seconds: number): Promise<void> {
  call.emit("call.PlaybackStarted", { duration: seconds });
  await clock.advance(seconds * 1000);
  call.emit("call.PlaybackFinished", {});
  await clock.advance(0);
}

export async function calleeSays({ asr, clock }: Scene, text: string): Promise<void> {
  asr.emit("asr.CaptureStarted");
  await clock.advance(1000);
  asr.emit("asr.SpeechCaptured");
  asr.emit("asr.Result", { text, confidence: 90 });
  await clock.advance(300);
}

export async function disconnected({ call, clock }: Scene): Promise<void> {
  call.emit("call.Disconnected", { internalCode: 200, reason: "Normal", duration: 21, cost: 0.03 });
  await clock.advance(500);
  call.emit("call.RecordStopped", { url: "https://rec.test/1.mp3", duration: 21, cost: "0.001" });
  await clock.advance(500);
}
