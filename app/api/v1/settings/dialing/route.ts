import { changeDialingOperation } from "@/lib/settings/endpoints";

export const PATCH = changeDialingOperation;
