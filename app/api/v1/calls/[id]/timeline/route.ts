import { readTimeline } from "@/lib/calls/endpoints/read-calls";

export const GET = readTimeline;
