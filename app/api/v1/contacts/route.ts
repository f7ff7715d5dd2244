import { readContacts } from "@/lib/contacts/endpoints";

export const GET = readContacts;
