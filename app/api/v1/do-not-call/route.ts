import { addToDoNotCallOperation, readDoNotCall } from "@/lib/contacts/endpoints";

export const GET = readDoNotCall;
export const POST = addToDoNotCallOperation;
