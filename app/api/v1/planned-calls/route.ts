import { readPlannedCalls } from "@/lib/calls/endpoints/planned";

export const GET = readPlannedCalls;
