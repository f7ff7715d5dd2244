import { addPhoneOperation } from "@/lib/contacts/edit/endpoints";

export const POST = addPhoneOperation;
