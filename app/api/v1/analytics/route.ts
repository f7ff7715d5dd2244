import { readAnalyticsOperation } from "@/lib/reports/operations";

export const GET = readAnalyticsOperation;
