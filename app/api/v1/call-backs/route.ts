import { readCallBacks } from "@/lib/contacts/endpoints";

export const GET = readCallBacks;
