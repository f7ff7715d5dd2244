import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pickUp } from "../people/pick-up";
import type { World } from "../world";
import { openAccount, RENTED_NUMBERS, VERIFIED_NUMBERS } from "./account/account";
import { openHistory } from "./account/history";
import { accountMethods } from "./api/account-methods";
import { applicationMethods } from "./api/application-methods";
import { type FileAddresses, historyMethods } from "./api/history-methods";
import type { ApiMethod } from "./api/lookup";
import type { Parameters } from "./api/parameters";
import { ApiRefusal } from "./api/refusal";
import { ruleMethods } from "./api/rule-methods";
import { scenarioMethods } from "./api/scenario-methods";
import { secretMethods } from "./api/secret-methods";
import { createSoundShelf } from "./recordings/sound-shelf";
import { type Session, startSession } from "./session";
import type { StoredItem } from "./surface/small-globals";

/** Custom data above this is not safe on the real platform (guide "Custom data"). */
const LONGEST_CUSTOM_DATA_BYTES = 200;

export type Platform = ReturnType<typeof createPlatform>;

/** The account with all that runs in it. */
export function createPlatform(world: World) {
  const { env, publicUrl } = world;
  const account = openAccount(world.dataDir);
  const history = openHistory(world.dataDir);
  const running = new Map<string, Session & { id: number }>();
  const storages = new Map<number, Map<string, StoredItem>>();
  let lastSessionId = history.lastSessionId();
  let lastRecordId = history.lastRecordId();
  const sounds = createSoundShelf(join(world.dataDir, "voximplant-records"));
  const domain = "sandbox.voximplant.com";
  const files: FileAddresses = {
    recordUrl: (recordId) => `${publicUrl}/records/${recordId}.wav`,
    transcriptUrl: (recordId) => `${publicUrl}/transcripts/${recordId}`,
    logUrl: (sessionId) => `${publicUrl}/logs/${sessionId}`,
    forgetRecord: (recordId) => sounds.forget(recordId),
  };

  function startScenarios(parameters: Parameters): object {
    const rule = account.state.rules.find((one) => one.id === parameters.findId("rule_id", 147));
    if (!parameters.find("rule_id")) throw new ApiRefusal(134, "rule_id");
    if (!rule) throw new ApiRefusal(147);
    const scripts = rule.scenarioIds.flatMap(
      (id) => account.state.scenarios.find((one) => one.id === id) ?? [],
    );
    if (scripts.length === 0) throw new ApiRefusal(375);
    const application = account.state.applications.find((one) => one.id === rule.applicationId);
    if (!application) throw new ApiRefusal(116);
    const customData = parameters.find("script_custom_data") ?? "";
    if (Buffer.byteLength(customData) > LONGEST_CUSTOM_DATA_BYTES) {
      throw new ApiRefusal(101, "script_custom_data");
    }

    lastSessionId += 1;
    const sessionId = lastSessionId;
    const token = randomBytes(18).toString("hex");
    const accessUrl = `${publicUrl}/session/${token}`;
    const storage = storages.get(application.id) ?? new Map<string, StoredItem>();
    storages.set(application.id, storage);
    history.started({
      sessionId,
      startedAt: Date.now(),
      customData,
      applicationId: application.id,
      applicationName: `${application.name}.${domain}`,
      ruleName: rule.name,
    });
    const session = startSession({
      world,
      sessionId,
      customData,
      scripts: scripts.map((one) => ({ name: one.name, source: one.script })),
      started: {
        accessUrl,
        accountId: Number(env.SANDBOX_VOXIMPLANT_ACCOUNT_ID),
        applicationId: application.id,
        logUrl: files.logUrl(sessionId),
      },
      storage,
      findSecret: (name) =>
        account.state.secrets.find(
          (one) => one.applicationId === application.id && one.name === name,
        )?.value,
      isKnownCaller: (number) => [...RENTED_NUMBERS, ...VERIFIED_NUMBERS].includes(number),
      pickup: (number) => pickUp(number, world.random),
      newRecordId: () => {
        lastRecordId += 1;
        return lastRecordId;
      },
      recordUrl: files.recordUrl,
      keepRecord: (record) => history.record(sessionId, record),
      keepCall: (call) => history.call(sessionId, call),
      finished: ({ endedAt, reason, resources, log }) => {
        running.delete(token);
        history.keepLog(sessionId, log);
        history.ended(sessionId, { endedAt, finishReason: reason, resources });
      },
    });
    running.set(token, { ...session, id: sessionId });
    return {
      result: 1,
      call_session_history_id: sessionId,
      media_session_access_url: accessUrl,
      media_session_access_secure_url: accessUrl,
    };
  }

  const methods: Record<string, ApiMethod> = {
    ...applicationMethods(account, domain),
    ...scenarioMethods(account),
    ...ruleMethods(account),
    ...secretMethods(account),
    ...historyMethods(history, files),
    ...accountMethods(history, {
      accountId: env.SANDBOX_VOXIMPLANT_ACCOUNT_ID,
      apiKey: env.SANDBOX_VOXIMPLANT_API_KEY,
      domain,
      apiAddress: publicUrl,
    }),
    StartScenarios: startScenarios,
  };

  return {
    history,
    sounds,
    /** @throws ApiRefusal 103 */
    method: (name: string): ApiMethod => {
      const found = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (!found) throw new ApiRefusal(103, name);
      return found;
    },
    /** The session behind an access address. */
    findSession: (token: string): Session | null => running.get(token) ?? null,
    findRunning: (sessionId: number): Session | null =>
      [...running.values()].find((session) => session.id === sessionId) ?? null,
    stop: (): void => {
      for (const session of running.values()) session.kill();
    },
  };
}
