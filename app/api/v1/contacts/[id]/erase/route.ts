import { eraseContactOperation } from "@/lib/calls/erasure/endpoints";

export const POST = eraseContactOperation;
