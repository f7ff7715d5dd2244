import { changeContactOperation, readContact } from "@/lib/contacts/endpoints";

export const GET = readContact;
export const PUT = changeContactOperation;
