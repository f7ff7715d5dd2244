import { listBotsOperation } from "@/lib/bots/endpoints";

export const GET = listBotsOperation;
