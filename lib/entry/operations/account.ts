import "server-only";
import { z } from "zod";
import { ROLES } from "@/db/enums";
import { keyOf } from "@/lib/auth/actor";
import { ALL_PERMISSIONS, scopeOf } from "@/lib/auth/permissions";
import { ownNameSchema } from "@/lib/auth/schema";
import { changeOwnLocale } from "@/lib/auth/users/change-user";
import { changeOwnName } from "@/lib/auth/users/own-account";
import { AppError } from "@/lib/platform/errors";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import { operation } from "../api/operation";

const account = { path: "/me", tag: "Account", permission: "account.use" } as const;

export const readAccountOperation = operation({
  ...account,
  name: "account.get",
  method: "GET",
  summary: "Read who you are",
  description: "The person behind the session or the key, and what may be done with it.",
  input: z.object({}),
  output: z.object({
    /** Null for a key that acts for nobody but itself. */
    userId: z.uuid().nullable(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    teamId: z.uuid().nullable(),
    locale: z.string().nullable(),
    keyId: z.string().nullable(),
    /** Action → how far it reaches. */
    permissions: z.record(z.string(), z.enum(["own", "team", "all"])),
  }),
  async run({ actor }) {
    if (actor.kind === "system") throw new AppError("forbidden");
    const permissions = Object.fromEntries(
      ALL_PERMISSIONS.flatMap((permission) => {
        const scope = scopeOf(actor, permission);
        return scope ? [[permission, scope]] : [];
      }),
    );
    const person = actor.kind === "user" ? actor : null;
    return {
      userId: person?.userId ?? null,
      name: actor.name,
      email: person?.email ?? null,
      role: person?.role ?? null,
      teamId: person?.teamId ?? null,
      locale: person?.locale ?? null,
      keyId: keyOf(actor),
      permissions,
    };
  },
});

export const changeAccountOperation = operation({
  ...account,
  name: "account.change",
  method: "PATCH",
  summary: "Change your name or language",
  description: "What is not sent stays.",
  input: z.object({ locale: z.enum(LOCALES), name: ownNameSchema.shape.name }).partial(),
  status: 204,
  async run({ actor, input }) {
    if (actor.kind !== "user") throw new AppError("forbidden");
    const { locale, name } = input;
    if (locale !== undefined) await changeOwnLocale({ actor, input: { locale } });
    if (name !== undefined) await changeOwnName({ actor, input: { name } });
  },
});
