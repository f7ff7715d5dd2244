import { mergeContactsOperation } from "@/lib/contacts/merge/endpoints";

export const POST = mergeContactsOperation;
