import { readContact } from "@/lib/contacts/endpoints";

export const GET = readContact;
