import { endOwnSessionOperation } from "@/lib/entry/operations/own-sessions";

export const DELETE = endOwnSessionOperation;
