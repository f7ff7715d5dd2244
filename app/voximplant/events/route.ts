import { reportDoor } from "./report-door";

export const POST = reportDoor;
