import { readSettingsOperation } from "@/lib/settings/endpoints";

export const GET = readSettingsOperation;
