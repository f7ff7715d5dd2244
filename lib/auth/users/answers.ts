import { z } from "zod";
import { ROLES, SESSION_KINDS } from "@/db/enums";

/** What reads of people answer: the types of the pages and the words of the REST document are these. */

export const UserSummary = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  teamId: z.uuid().nullable(),
  teamName: z.string().nullable(),
  seesAllTeams: z.boolean(),
  /** Without a password nobody can sign in: a link has to be used first. */
  hasPassword: z.boolean(),
  /** When a session of theirs was last used, ISO 8601. */
  lastSeenAt: z.iso.datetime().nullable(),
  isDisabled: z.boolean(),
  isDemo: z.boolean(),
  /** Changes with every edit; the ETag of the person. */
  version: z.string(),
});

export const TeamSummary = z.object({ teamId: z.uuid(), name: z.string(), people: z.int() });

export const SessionSummary = z.object({
  sessionId: z.uuid(),
  kind: z.enum(SESSION_KINDS),
  userAgent: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** The one that asks. */
  isThis: z.boolean(),
});
