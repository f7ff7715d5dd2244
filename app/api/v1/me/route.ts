import { changeAccountOperation, readAccountOperation } from "@/lib/entry/operations/account";

export const GET = readAccountOperation;
export const PATCH = changeAccountOperation;
