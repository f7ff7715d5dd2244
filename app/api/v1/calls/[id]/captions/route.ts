import { readCaptions } from "@/lib/calls/endpoints/read-calls";

export const GET = readCaptions;
