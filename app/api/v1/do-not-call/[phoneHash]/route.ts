import { removeFromDoNotCallOperation } from "@/lib/contacts/endpoints";

export const DELETE = removeFromDoNotCallOperation;
