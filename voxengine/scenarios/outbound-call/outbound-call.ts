/**
 * The outgoing call: asks HALO for its permit, dials, talks, reports, ends. The only file with an effect of its own;
 * one session of the platform runs it once.
 */
import { readIdentity } from "./call/identity";
import { runCall } from "./call/run-call";
import { type Clock, isoTime } from "./clock";
import { askPermit } from "./delivery/ask-permit";
import { permitMessage } from "./delivery/message";
import { createSignedPost } from "./delivery/signed-post";

// Answering machine detection is loaded with the AI module (guide "Voicemail detection").
require(Modules.AI);
require(Modules.ASR);
require(Modules.OpenAI);

const clock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, Math.max(0, Math.round(ms)));
    return () => clearTimeout(timer);
  },
};

function secret(name: string): string | undefined {
  try {
    return VoxEngine.getSecretValue(name);
  } catch {
    return undefined;
  }
}

async function start(started: StartedEvent): Promise<void> {
  const identity = readIdentity(started, VoxEngine.customData(), secret);
  if ("missing" in identity) {
    Logger.write(`halo missing_${identity.missing}`);
    VoxEngine.terminate();
    return;
  }
  // The log is readable in the platform's panel for a month: ids and codes only.
  const log = (code: string) => Logger.write(`halo ${identity.attemptId} ${code}`);
  const post = createSignedPost(
    `${identity.haloUrl}/voximplant/permit`,
    identity.webhookKey,
    clock,
  );
  const question = permitMessage({
    v: 1,
    attempt_id: identity.attemptId,
    session_id: identity.sessionId,
    control_url: identity.controlUrl,
    occurred_at: isoTime(clock.now()),
  });
  const permit = await askPermit(question, { post, clock, random: Math.random });
  if (!permit.go) {
    log(permit.code);
    VoxEngine.terminate();
    return;
  }
  log("permit_granted");
  runCall(identity, permit.settings, { clock, secret, log });
}

VoxEngine.addEventListener(AppEvents.Started, (event) => {
  start(event).catch(() => {
    Logger.write("halo start_failed");
    VoxEngine.terminate();
  });
});
