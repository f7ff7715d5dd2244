import { addContactOperation } from "@/lib/contacts/edit/endpoints";
import { readContacts } from "@/lib/contacts/endpoints";

export const GET = readContacts;
export const POST = addContactOperation;
