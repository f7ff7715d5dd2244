import { readWaveform } from "@/lib/calls/endpoints/pages";

export const GET = readWaveform;
