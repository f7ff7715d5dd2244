import type { Role } from "@/db/enums";

/** Where a role lands after signing in. */
export const FIRST_SCREEN = {
  rep: "/calls/new",
  operator: "/contacts",
  supervisor: "/analytics",
  admin: "/analytics",
} as const satisfies Record<Role, string>;

/**
 * The address to go on to after signing in: `next` where it is a path of ours, else the role's first screen.
 * `//host` and `/\host` are addresses of other sites to a browser; `/.//host` becomes one where dots are resolved first.
 */
export function screenAfterSignIn(role: Role, next: string | null | undefined): string {
  const isOurs =
    next && /^\/(?!\.*[/\\])[^\\\s]*$/.test(next) && !/^\/(sign-in|setup|api)(\/|\?|$)/.test(next);
  return isOurs ? next : FIRST_SCREEN[role];
}
