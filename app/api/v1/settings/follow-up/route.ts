import { changeFollowUpOperation } from "@/lib/settings/endpoints";

export const PATCH = changeFollowUpOperation;
