import { createCall, readCallRecords } from "@/lib/calls/endpoints/alias";
import { preflight } from "@/lib/entry/request/origin";

export const GET = readCallRecords;
export const POST = createCall;
export const OPTIONS = preflight;
