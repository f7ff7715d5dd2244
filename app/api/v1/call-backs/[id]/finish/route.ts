import { finishCallBackOperation } from "@/lib/contacts/endpoints";

export const POST = finishCallBackOperation;
