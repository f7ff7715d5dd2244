import { moveCallBackOperation } from "@/lib/contacts/call-backs/endpoints";

export const PATCH = moveCallBackOperation;
