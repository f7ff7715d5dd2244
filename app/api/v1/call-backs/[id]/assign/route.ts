import { assignCallBackOperation } from "@/lib/contacts/call-backs/endpoints";

export const POST = assignCallBackOperation;
