import { readTranscript } from "@/lib/calls/endpoints/read-calls";

export const GET = readTranscript;
