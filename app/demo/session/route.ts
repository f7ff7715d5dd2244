import { startDemoSession } from "@/lib/calls/endpoints/alias";
import { preflight } from "@/lib/entry/request/origin";

export const POST = startDemoSession;
export const OPTIONS = preflight;
