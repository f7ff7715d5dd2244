import { hangUp } from "@/lib/calls/endpoints/act-on-calls";

export const POST = hangUp;
