import {
  endUserSessionsOperation,
  listUserSessionsOperation,
} from "@/lib/entry/operations/own-sessions";

export const GET = listUserSessionsOperation;
export const DELETE = endUserSessionsOperation;
