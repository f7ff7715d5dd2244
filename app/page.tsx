import { redirect } from "next/navigation";
import { FIRST_SCREEN } from "@/lib/auth/first-screen";
import { signedIn } from "@/lib/entry/page";

export default async function HomePage() {
  const actor = await signedIn();
  redirect(FIRST_SCREEN[actor.role]);
}
