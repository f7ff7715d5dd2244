import { readCallRecord } from "@/lib/calls/endpoints/alias";
import { preflight } from "@/lib/entry/request/origin";

export const GET = readCallRecord;
export const OPTIONS = preflight;
