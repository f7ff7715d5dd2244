import { preflight } from "@/lib/entry/request/origin";
import { readAnalytics } from "@/lib/reports/endpoints";

export const GET = readAnalytics;
export const OPTIONS = preflight;
