import { exportList } from "@/lib/calls/endpoints/pages";

export const GET = exportList;
