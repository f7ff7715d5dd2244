import { changePasswordOperation } from "@/lib/entry/operations/own-sessions";

export const POST = changePasswordOperation;
