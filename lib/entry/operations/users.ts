import "server-only";
import { z } from "zod";
import { userFieldsSchema } from "@/lib/auth/schema";
import { UserSummary } from "@/lib/auth/users/answers";
import { disableUser, enableUser } from "@/lib/auth/users/change-user";
import { createUser } from "@/lib/auth/users/create-user";
import { deleteUser } from "@/lib/auth/users/delete-user";
import { newPasswordLink } from "@/lib/auth/users/password-link";
import { getUser, listUsers } from "@/lib/auth/users/queries";
import { updateUser } from "@/lib/auth/users/update-user";
import { operation } from "../api/operation";

const ById = z.object({ id: z.uuid() });
const people = { tag: "Users", permission: "users.manage" } as const;
const versionOf = ({ version }: z.output<typeof UserSummary>) => version;

export const listUsersOperation = operation({
  ...people,
  name: "users.list",
  method: "GET",
  path: "/users",
  summary: "List everybody, by name",
  input: z.object({}),
  output: z.object({ items: z.array(UserSummary) }),
  run: async ({ actor }) => ({ items: await listUsers(actor) }),
});

export const createUserOperation = operation({
  ...people,
  name: "users.create",
  method: "POST",
  path: "/users",
  summary: "Add a person",
  description: "Without a password: make a password link for them afterwards.",
  input: userFieldsSchema.extend({
    teamId: z.uuid().nullable().default(null),
    seesAllTeams: z.boolean().default(false),
  }),
  output: UserSummary,
  status: 201,
  errors: ["conflict"],
  async run({ actor, input }) {
    const { userId } = await createUser({ actor, input });
    return getUser(actor, userId);
  },
});

export const readUserOperation = operation({
  ...people,
  name: "users.get",
  method: "GET",
  path: "/users/{id}",
  summary: "Read one person",
  input: ById,
  output: UserSummary,
  etag: true,
  versionOf,
  errors: ["not_found"],
  run: ({ actor, input }) => getUser(actor, input.id),
});

export const changeUserOperation = operation({
  ...people,
  name: "users.change",
  method: "PATCH",
  path: "/users/{id}",
  summary: "Change a person",
  description: "What is not sent stays. Another role or address ends every session.",
  input: userFieldsSchema.partial().extend(ById.shape),
  output: UserSummary,
  etag: true,
  ifMatch: true,
  versionOf,
  errors: ["not_found", "conflict"],
  async run({ actor, input: { id, ...change }, ifVersion }) {
    const { email, name, role, teamId, seesAllTeams, version } = await getUser(actor, id);
    // What stays is what was read just now: a change in between answers as a wrong If-Match does.
    const known = { email, name, role, teamId, seesAllTeams };
    const input = { ...known, ...change, userId: id, ifVersion: ifVersion ?? version };
    await updateUser({ actor, input });
    return getUser(actor, id);
  },
});

const acts = { ...people, input: ById, status: 204, errors: ["not_found", "conflict"] } as const;

export const disableUserOperation = operation({
  ...acts,
  permission: "users.manage",
  name: "users.disable",
  method: "POST",
  path: "/users/{id}/disable",
  summary: "Shut a person out",
  description: "Sessions and keys of theirs end at once.",
  run: ({ actor, input }) => disableUser({ actor, input: { userId: input.id } }).then(nothing),
});

export const enableUserOperation = operation({
  ...acts,
  permission: "users.manage",
  name: "users.enable",
  method: "POST",
  path: "/users/{id}/enable",
  summary: "Let a person in again",
  run: ({ actor, input }) => enableUser({ actor, input: { userId: input.id } }).then(nothing),
});

export const deleteUserOperation = operation({
  ...acts,
  permission: "users.manage",
  name: "users.delete",
  method: "DELETE",
  path: "/users/{id}",
  summary: "Erase a person",
  description: "Calls stay, under nobody.",
  run: ({ actor, input }) => deleteUser({ actor, input: { userId: input.id } }).then(nothing),
});

export const passwordLinkOperation = operation({
  ...people,
  name: "users.password_link",
  method: "POST",
  path: "/users/{id}/password-link",
  summary: "Make a password link",
  description:
    "With it the person sets a password, once, within a day. It is told here and never again.",
  input: ById,
  output: z.object({ url: z.url() }),
  status: 201,
  errors: ["not_found", "conflict"],
  run: ({ actor, input }) => newPasswordLink({ actor, input: { userId: input.id } }),
});

const nothing = () => undefined;
