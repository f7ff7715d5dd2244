import { addCallBackOperation } from "@/lib/contacts/call-backs/endpoints";
import { readCallBacks } from "@/lib/contacts/endpoints";

export const GET = readCallBacks;
export const POST = addCallBackOperation;
