import type { Faults } from "../../faults/faults";
import { createConnector } from "../realtime/connector";
import {
  anything,
  callable,
  memberOf,
  method,
  options,
  plainObject,
  text,
} from "../runtime/arguments";
import { createEmitter } from "../runtime/emitter";
import type { Stage } from "../runtime/stage";
import { strictObject, strictTree } from "../runtime/strict";
import type { MediaDesk } from "../telephony/media";
import { OPENAI_EVENTS, REALTIME_EVENTS } from "./event-names";
import { REALTIME_CLIENT_TYPES } from "./name-lists";

export type OpenAiUse = {
  /** The global `OpenAI`. */
  namespace: object;
  /** Seconds the connectors were open. */
  usedSeconds(): number;
};

type ClientOptions = { apiKey: string; onWebSocketClose?: (event: unknown) => unknown };

const clientOptions = options(
  {
    apiKey: text(),
    model: text(),
    type: memberOf("OpenAI.RealtimeAPIClientType", Object.values(REALTIME_CLIENT_TYPES)),
    baseUrl: text(),
    onWebSocketClose: callable,
    statistics: anything,
    trace: anything,
  },
  ["apiKey"],
);

/** Client events that this stand-in acknowledges without doing more. */
const ACKNOWLEDGED = [
  "inputAudioBufferClear",
  "conversationItemCreate",
  "conversationItemRetrieve",
  "conversationItemTruncate",
  "conversationItemDelete",
];

/** The module `OpenAI`: the Realtime client, with a stand-in for the model behind its socket. */
export function createOpenAi(
  stage: Stage,
  desk: MediaDesk,
  faults: Faults,
  rightKey: string,
): OpenAiUse {
  const { guard, clock, realm } = stage;
  let clients = 0;
  let usedMs = 0;

  function fate(path: string) {
    return faults.inbound("openai", {
      method: "GET",
      path,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      params: {},
    });
  }

  function createClient({ onWebSocketClose }: ClientOptions): { client: object; opened(): void } {
    clients += 1;
    const id = `openai-${stage.sessionId}-${clients}`;
    const openedAt = clock.now();
    const emitter = createEmitter(stage, "RealtimeAPIClient", [OPENAI_EVENTS, REALTIME_EVENTS]);
    let isOpen = true;
    let isClosedByScenario = false;

    function closed(code: number, reason: string): void {
      if (!isOpen) return;
      isOpen = false;
      usedMs += clock.now() - openedAt;
      connector.close();
      stage.note("model.closed", { code });
      clock.after(30, () => {
        const event = realm.copy({ code, reason, wasClean: code === 1_000 });
        if (onWebSocketClose) stage.run(() => void onWebSocketClose(event));
      });
    }

    const connector = createConnector({
      stage,
      emit: (name, payload) => {
        if (!isOpen) return;
        const event = REALTIME_EVENTS[name] ?? "";
        const data = strictObject(guard, `${name} data`, {
          customEvent: undefined,
          payload: realm.copy(payload),
        });
        emitter.emit(event, { client, data });
      },
      media: (name) => {
        if (isOpen)
          emitter.emit(OPENAI_EVENTS[name], {
            client,
            tag: undefined,
            customParameters: undefined,
            encoding: undefined,
            mediaInfo: undefined,
          });
      },
      misfortune: () => {
        const { fate: kind } = fate("/v1/realtime/response");
        if (kind === "pass") return "none";
        return kind === "answer" ? "failed" : "lost";
      },
      lost: () => closed(1_006, "Connection lost"),
    });

    /** A client event: one object, and none after the scenario closed the client. */
    const command = (name: string, run: (parameters: object) => void) =>
      method(guard, `RealtimeAPIClient.${name}`, [plainObject], [], ([given]) => {
        if (isClosedByScenario) guard.violate(`RealtimeAPIClient.${name}: the client is closed`);
        if (isOpen) run(realm.copy(given) as object);
      });
    const plug = (name: "sendMediaTo" | "stopMediaTo") =>
      method(guard, `RealtimeAPIClient.${name}`, [anything], [plainObject], ([unit]) => {
        const full = `RealtimeAPIClient.${name}`;
        if (name === "sendMediaTo") desk.connect(client, unit, full);
        else desk.disconnect(client, unit, full);
      });

    const client = strictObject(guard, "RealtimeAPIClient", {
      ...emitter.members,
      id: method(guard, "RealtimeAPIClient.id", [], [], () => id),
      webSocketId: method(guard, "RealtimeAPIClient.webSocketId", [], [], () => `${id}-socket`),
      sessionUpdate: command("sessionUpdate", connector.sessionUpdate),
      responseCreate: command("responseCreate", connector.responseCreate),
      responseCancel: command("responseCancel", connector.responseCancel),
      inputAudioBufferCommit: command("inputAudioBufferCommit", connector.inputAudioBufferCommit),
      ...Object.fromEntries(ACKNOWLEDGED.map((name) => [name, command(name, () => undefined)])),
      sendMediaTo: plug("sendMediaTo"),
      stopMediaTo: plug("stopMediaTo"),
      clearMediaBuffer: method(
        guard,
        "RealtimeAPIClient.clearMediaBuffer",
        [],
        [plainObject],
        () => {
          if (isClosedByScenario) guard.violate("RealtimeAPIClient.clearMediaBuffer: closed");
          connector.clearMediaBuffer();
        },
      ),
      close: method(guard, "RealtimeAPIClient.close", [], [], () => {
        isClosedByScenario = true;
        closed(1_000, "Closed");
      }),
    });
    desk.register(client, { kind: "connector", ear: connector.ear, source: connector.source });
    return { client, opened: connector.opened };
  }

  const connect = method(
    guard,
    "OpenAI.createRealtimeAPIClient",
    [clientOptions],
    [],
    ([given]) => {
      const asked = given as ClientOptions;
      const later = realm.deferred();
      const misfortune = fate("/v1/realtime");
      const readyAfterMs = 260 + Math.round(stage.random(`connect${clients}`)() * 240);
      clock.after(readyAfterMs + misfortune.delayMs, () => {
        if (asked.apiKey !== rightKey || misfortune.fate !== "pass") {
          stage.note("model.refused", { isKeyRight: asked.apiKey === rightKey });
          const why = asked.apiKey === rightKey ? "503 Service Unavailable" : "401 Unauthorized";
          stage.run(() => later.reject(realm.error(`OpenAI WebSocket: ${why}`)));
          return;
        }
        stage.note("model.opened", {});
        const { client, opened } = createClient(asked);
        stage.run(() => later.resolve(client));
        clock.after(60, opened);
      });
      return later.promise;
    },
  );

  return {
    namespace: strictObject(guard, "OpenAI", {
      createRealtimeAPIClient: connect,
      RealtimeAPIClientType: strictTree(
        guard,
        "OpenAI.RealtimeAPIClientType",
        REALTIME_CLIENT_TYPES,
      ),
      RealtimeAPIEvents: strictTree(guard, "OpenAI.RealtimeAPIEvents", REALTIME_EVENTS),
      Events: strictTree(guard, "OpenAI.Events", OPENAI_EVENTS),
    }),
    usedSeconds: () => usedMs / 1_000,
  };
}
