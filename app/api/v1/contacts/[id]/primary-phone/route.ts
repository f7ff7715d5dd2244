import { setPrimaryPhoneOperation } from "@/lib/contacts/edit/endpoints";

export const POST = setPrimaryPhoneOperation;
