import { liveOperation } from "@/lib/entry/live/operation";

export const GET = liveOperation;
