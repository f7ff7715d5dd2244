import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Design" };

/** Every primitive in every state, for whoever builds HALO; a built product does not have it. */
export default async function DesignPage() {
  if (env().NODE_ENV !== "development") notFound();
  const { Gallery } = await import("@/components/design/gallery");
  return <Gallery />;
}
