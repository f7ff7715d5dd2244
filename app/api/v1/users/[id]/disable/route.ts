import { disableUserOperation } from "@/lib/entry/operations/users";

export const POST = disableUserOperation;
