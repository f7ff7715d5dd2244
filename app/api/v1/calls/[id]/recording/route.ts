import { readRecording } from "@/lib/calls/endpoints/recording";

export const GET = readRecording;
