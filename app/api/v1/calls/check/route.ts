import { readNumberCheck } from "@/lib/calls/endpoints/v1";

export const GET = readNumberCheck;
