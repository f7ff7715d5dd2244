import { readCaptions } from "@/lib/calls/endpoints/v1";

export const GET = readCaptions;
