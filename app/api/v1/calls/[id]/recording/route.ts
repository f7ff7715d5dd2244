import { readRecording } from "@/lib/calls/endpoints/v1";

export const GET = readRecording;
