import { undoMergeOperation } from "@/lib/contacts/merge/endpoints";

export const POST = undoMergeOperation;
