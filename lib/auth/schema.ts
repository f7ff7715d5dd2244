import { z } from "zod";
import { ROLES } from "@/db/enums";
import { LOCALES } from "@/lib/platform/i18n/define-messages";

/** Lower case, without spaces around; it is also the user name of the seed's doors. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email("email_invalid"));

/** Its rules are checked by the command, which knows the e-mail address. */
const newPassword = z.string().min(1).max(1024);

export const newUserSchema = z.object({
  id: z.uuid().optional(),
  email: emailSchema,
  name: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  /** Without one the person cannot sign in until it is set. */
  password: newPassword.optional(),
  teamId: z.uuid().nullish(),
  seesAllTeams: z.boolean().default(false),
  locale: z.enum(LOCALES).nullish(),
  /** An account of the demo: it opens nothing once the sandbox is off. */
  isDemo: z.boolean().default(false),
});
export type NewUser = z.input<typeof newUserSchema>;

export const newTeamSchema = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(100),
});
export type NewTeam = z.input<typeof newTeamSchema>;

const personName = z.string().trim().min(1).max(100);

/** A person as admins enter one; the password is set by the person, with a link. */
export const userFieldsSchema = z.object({
  email: emailSchema,
  name: personName,
  role: z.enum(ROLES),
  teamId: z.uuid().nullable(),
  seesAllTeams: z.boolean(),
});
export const userChangeSchema = userFieldsSchema.extend({ userId: z.uuid() });
export type UserChange = z.output<typeof userChangeSchema>;
/** The change as a form sends it: with the version that was on the screen. */
export const userEditSchema = userChangeSchema.extend({ ifVersion: z.string().max(100) });

export const userRefSchema = z.object({ userId: z.uuid() });
export const sessionRefSchema = z.object({ sessionId: z.uuid() });
export const teamNameSchema = z.object({ name: personName });
export const teamRefSchema = z.object({ teamId: z.uuid() });
export const teamChangeSchema = teamRefSchema.extend(teamNameSchema.shape);
export const ownNameSchema = z.object({ name: personName });
export const ownPasswordSchema = z.object({
  current: z.string().min(1).max(1024),
  password: newPassword,
});
export const passwordByLinkSchema = z.object({
  token: z.string().min(1).max(100),
  password: newPassword,
});

export const firstAdminSchema = z.object({
  token: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  email: emailSchema,
  password: newPassword,
});

/** The body of `POST /api/auth/login`; the user name is the e-mail address. */
export const loginSchema = z
  .object({
    email: z.string().max(254).optional(),
    username: z.string().max(254).optional(),
    password: z.string().min(1).max(1024),
  })
  .transform(({ email, username, password }, context) => {
    const name = email ?? username;
    if (!name) {
      context.addIssue({ code: "custom", path: ["username"], message: "required" });
      return z.NEVER;
    }
    return { email: name, password };
  });
