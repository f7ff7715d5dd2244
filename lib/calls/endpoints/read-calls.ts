import "server-only";
import { z } from "zod";
import { operation } from "@/lib/entry/api/operation";
import {
  CallDetail,
  CallPage,
  CallStatusView,
  NumberCheck,
  TimelineEntry,
  TurnView,
} from "../queries/answers";
import { checkNumber } from "../queries/check-number";
import { getCall } from "../queries/get-call";
import { getCallStatus } from "../queries/get-call-status";
import { listCalls } from "../queries/list-calls";
import { CheckNumberInput, ListCallsInput } from "../schema";
import { captionsOf } from "./captions";

export const ById = z.object({ id: z.uuid() });
const reads = { method: "GET", tag: "Calls", permission: "calls.read" } as const;

export const listCallsOperation = operation({
  ...reads,
  name: "calls.list",
  path: "/calls",
  summary: "List calls, newest first",
  description:
    "Calls you may see. Filters narrow the list; `cursor` is `nextCursor` of the page before.",
  input: ListCallsInput,
  output: CallPage,
  run: ({ actor, input }) => listCalls(actor, input),
});

export const readCall = operation({
  ...reads,
  name: "calls.get",
  path: "/calls/{id}",
  summary: "Read one call",
  description: "Everything about a call but its live status: settings, reading, costs, timeline.",
  input: ById,
  output: CallDetail,
  errors: ["not_found"],
  run: ({ actor, input }) => getCall(actor, input.id),
});

export const readCallStatus = operation({
  ...reads,
  name: "calls.status",
  path: "/calls/{id}/status",
  summary: "Read how far a call is",
  description:
    "Status, stages, steps and the conversation so far. The ETag is the version of the call.",
  input: ById,
  output: CallStatusView,
  errors: ["not_found"],
  etag: true,
  versionOf: ({ version }) => String(version),
  run: ({ actor, input }) => getCallStatus(actor, input.id),
});

export const readTimeline = operation({
  ...reads,
  name: "calls.timeline",
  path: "/calls/{id}/timeline",
  summary: "Read what happened to a call",
  description: "Every stored event in its order; `data` only for whoever may read raw events.",
  input: ById,
  output: z.object({ items: z.array(TimelineEntry) }),
  errors: ["not_found"],
  run: async ({ actor, input }) => ({ items: (await getCall(actor, input.id)).timeline }),
});

export const readTranscript = operation({
  ...reads,
  name: "calls.transcript",
  path: "/calls/{id}/transcript",
  summary: "Read the conversation",
  input: ById,
  output: z.object({ items: z.array(TurnView) }),
  errors: ["not_found"],
  run: async ({ actor, input }) => ({ items: (await getCallStatus(actor, input.id)).turns }),
});

export const readCaptions = operation({
  ...reads,
  name: "calls.captions",
  path: "/calls/{id}/captions",
  summary: "Read the conversation as WebVTT",
  description: "For the player of the recording (W3C WebVTT).",
  input: ById,
  produces: "text/vtt",
  errors: ["not_found"],
  async run({ actor, input }) {
    const { turns } = await getCallStatus(actor, input.id);
    return new Response(captionsOf(turns), {
      headers: { "content-type": "text/vtt; charset=utf-8" },
    });
  },
});

export const readNumberCheck = operation({
  name: "calls.check",
  method: "GET",
  path: "/calls/check",
  tag: "Calls",
  summary: "Check a number before a call",
  description: "What a call would cost and what would stop it, by the rules the start obeys.",
  permission: "calls.start",
  input: CheckNumberInput,
  output: NumberCheck,
  run: ({ actor, input }) => checkNumber(actor, input),
});
