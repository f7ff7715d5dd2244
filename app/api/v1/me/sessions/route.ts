import {
  endOtherSessionsOperation,
  listOwnSessionsOperation,
} from "@/lib/entry/operations/own-sessions";

export const GET = listOwnSessionsOperation;
export const DELETE = endOtherSessionsOperation;
