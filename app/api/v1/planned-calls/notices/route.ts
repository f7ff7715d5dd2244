import { readPlanNotices } from "@/lib/calls/endpoints/planned";

export const GET = readPlanNotices;
