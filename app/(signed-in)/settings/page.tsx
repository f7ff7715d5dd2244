import { notFound, redirect } from "next/navigation";
import { SETTINGS_SECTIONS } from "@/components/settings/sections";
import { can } from "@/lib/auth/permissions";
import { page } from "@/lib/entry/page";

/** The first part that the role may enter. */
export default async function SettingsPage() {
  const { actor } = await page("do_not_call.edit");
  const first = SETTINGS_SECTIONS.find(({ permission }) => can(actor, permission));
  if (!first) notFound();
  redirect(first.href);
}
