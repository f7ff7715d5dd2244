import {
  changeUserOperation,
  deleteUserOperation,
  readUserOperation,
} from "@/lib/entry/operations/users";

export const GET = readUserOperation;
export const PATCH = changeUserOperation;
export const DELETE = deleteUserOperation;
