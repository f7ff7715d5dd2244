import { readCall } from "@/lib/calls/endpoints/v1";

export const GET = readCall;
