import { readCall } from "@/lib/calls/endpoints/read-calls";

export const GET = readCall;
