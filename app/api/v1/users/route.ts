import { createUserOperation, listUsersOperation } from "@/lib/entry/operations/users";

export const GET = listUsersOperation;
export const POST = createUserOperation;
