import { removePhoneOperation } from "@/lib/contacts/edit/endpoints";

export const DELETE = removePhoneOperation;
