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
