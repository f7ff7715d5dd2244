import { readCallStatus } from "@/lib/calls/endpoints/v1";

export const GET = readCallStatus;
