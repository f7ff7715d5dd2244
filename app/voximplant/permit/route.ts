import { permitDoor } from "./permit-door";

export const POST = permitDoor;
