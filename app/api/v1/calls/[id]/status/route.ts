import { readCallStatus } from "@/lib/calls/endpoints/read-calls";

export const GET = readCallStatus;
