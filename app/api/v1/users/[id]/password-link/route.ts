import { passwordLinkOperation } from "@/lib/entry/operations/users";

export const POST = passwordLinkOperation;
