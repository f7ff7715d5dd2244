import { readNumberCheck } from "@/lib/calls/endpoints/read-calls";

export const GET = readNumberCheck;
