import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import type { UserActor } from "@/lib/auth/actor";
import { can, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/define-messages";
import { PATH_HEADER } from "./request/path-header";
import { findPerson, localeOf } from "./request/visitor";

/** One look-up a rendered page, shared by layout, page and words. */
export const currentPerson = cache(
  async (): Promise<UserActor | null> => findPerson(await headers()),
);

/** Interface language of the page being rendered. */
export const currentLocale = cache(
  async (): Promise<Locale> => localeOf(await headers(), await currentPerson()),
);

/**
 * The frame of a page: who is signed in and may see it, and the words. Signed out → sign-in, and back here after it;
 * refused by the permission table → not found. Reads inside the page check and filter again.
 */
export async function page(permission: Permission) {
  const actor = await signedIn();
  if (!can(actor, permission)) notFound();
  const [locale, t] = await Promise.all([currentLocale(), getTranslations()]);
  return { actor, locale, t };
}

/** What a read answers; what it does not find, or is not this person's, is the page "not found". */
export async function orNotFound<Output>(reading: Promise<Output>): Promise<Output> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** The person of this page; redirects to sign-in where there is none. For the shell, which asks for no permission. */
export async function signedIn(): Promise<UserActor> {
  const actor = await currentPerson();
  if (actor) return actor;
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
