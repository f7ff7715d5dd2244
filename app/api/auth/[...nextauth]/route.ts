import { nextAuthDoor } from "@/lib/entry/next-auth-door";

export const GET = nextAuthDoor;
export const POST = nextAuthDoor;
