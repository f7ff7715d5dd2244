import { listConnectionsOperation } from "@/lib/settings/endpoints";

export const GET = listConnectionsOperation;
