import { reportDoor } from "@/lib/calls/report-door";

export const POST = reportDoor;
