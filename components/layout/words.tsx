import type { Messages } from "next-intl";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

export type Room = keyof Messages;

/** Rooms every page sends. */
const ALWAYS: readonly Room[] = ["shell", "entry"];

/** Sends the words of these rooms to the client components inside; all others stay on the server. */
export async function Words({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const all = await getMessages();
  const wanted = new Set<string>([...ALWAYS, ...rooms]);
  const some = Object.fromEntries(Object.entries(all).filter(([room]) => wanted.has(room)));
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
