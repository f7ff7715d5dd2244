import { enableUserOperation } from "@/lib/entry/operations/users";

export const POST = enableUserOperation;
