import { readPlanCheck } from "@/lib/calls/endpoints/planned";

export const GET = readPlanCheck;
