import { hangUp } from "@/lib/calls/endpoints/v1";

export const POST = hangUp;
