import type { ReactNode } from "react";
import { page } from "@/lib/entry/page";

/** Refuses before the first byte: below loading.tsx the answer would be 200 already. */
export default async function BotsLayout({ children }: { children: ReactNode }) {
  await page("bots.read");
  return children;
}
