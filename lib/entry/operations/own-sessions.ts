import "server-only";
import { z } from "zod";
import type { Actor, UserActor } from "@/lib/auth/actor";
import { ownPasswordSchema } from "@/lib/auth/schema";
import { endOtherSessions, endSession } from "@/lib/auth/sessions/end-session";
import { SessionSummary } from "@/lib/auth/users/answers";
import { changeOwnPassword } from "@/lib/auth/users/own-account";
import { getUser, listSessions } from "@/lib/auth/users/queries";
import { AppError } from "@/lib/platform/errors";
import { operation } from "../api/operation";

const account = { tag: "Account", permission: "account.use" } as const;
const ById = z.object({ id: z.uuid() });
const Sessions = z.object({ items: z.array(SessionSummary) });

/** A key that acts for nobody has no account. @throws AppError forbidden */
function person(actor: Actor): UserActor {
  if (actor.kind !== "user") throw new AppError("forbidden");
  return actor;
}

export const changePasswordOperation = operation({
  ...account,
  name: "account.change_password",
  method: "POST",
  path: "/me/password",
  summary: "Change your password",
  description:
    "Every other session of yours ends. Wrong guesses of the current one count as failed sign-ins.",
  input: ownPasswordSchema,
  status: 204,
  errors: ["unavailable"],
  async run({ actor, input }) {
    await changeOwnPassword({ actor: person(actor), input });
  },
});

export const listOwnSessionsOperation = operation({
  ...account,
  name: "account.sessions",
  method: "GET",
  path: "/me/sessions",
  summary: "List where you are signed in",
  input: z.object({}),
  output: Sessions,
  async run({ actor }) {
    const own = person(actor);
    return { items: await listSessions(own, own.userId) };
  },
});

export const endOtherSessionsOperation = operation({
  ...account,
  name: "account.end_sessions",
  method: "DELETE",
  path: "/me/sessions",
  summary: "Sign out everywhere else",
  input: z.object({}),
  status: 204,
  async run({ actor }) {
    const own = person(actor);
    await endOtherSessions({ actor: own, input: { userId: own.userId } });
  },
});

export const endOwnSessionOperation = operation({
  ...account,
  name: "account.end_session",
  method: "DELETE",
  path: "/me/sessions/{id}",
  summary: "End one session",
  description: "Your own, or anybody's where you manage people.",
  input: ById,
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    await endSession({ actor: person(actor), input: { sessionId: input.id } });
  },
});

const people = { tag: "Users", permission: "users.manage" } as const;

export const listUserSessionsOperation = operation({
  ...people,
  name: "users.sessions",
  method: "GET",
  path: "/users/{id}/sessions",
  summary: "List where somebody is signed in",
  input: ById,
  output: Sessions,
  errors: ["not_found"],
  async run({ actor, input }) {
    const own = person(actor);
    await getUser(own, input.id);
    return { items: await listSessions(own, input.id) };
  },
});

export const endUserSessionsOperation = operation({
  ...people,
  name: "users.end_sessions",
  method: "DELETE",
  path: "/users/{id}/sessions",
  summary: "Sign somebody out everywhere",
  input: ById,
  status: 204,
  errors: ["not_found"],
  async run({ actor, input }) {
    const own = person(actor);
    await getUser(own, input.id);
    await endOtherSessions({ actor: own, input: { userId: input.id } });
  },
});
