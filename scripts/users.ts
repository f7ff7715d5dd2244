import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { ZodError } from "zod";
import { closeDatabase } from "@/db/client";
import { ROLES, type Role } from "@/db/enums";
import type { SystemActor } from "@/lib/auth/actor";
import { changePassword, changeRole, disableUser, enableUser } from "@/lib/auth/users/change-user";
import { ensureTeam } from "@/lib/auth/users/create-team";
import { createUser } from "@/lib/auth/users/create-user";
import { deleteUser } from "@/lib/auth/users/delete-user";
import { findUserByEmail, listUsers } from "@/lib/auth/users/queries";
import { invalidInput } from "@/lib/entry/failure";
import { AppError } from "@/lib/platform/errors";

const HELP = `npm run users -- <what>

  list
  add <e-mail> --role rep|operator|supervisor|admin [--name "…"] [--team "…"] [--all-teams]
  password <e-mail>      the new one is asked for, or read from standard input
  role <e-mail> rep|operator|supervisor|admin
  disable <e-mail>       signs out at once
  enable <e-mail>
  delete <e-mail>        erases the person; calls stay, under nobody
`;

const actor: SystemActor = { kind: "system", name: "cli" };

class Usage extends Error {}

/** A password never stands among the arguments: other users of the machine can read those. */
async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (isTerminal) process.stderr.write("Password (it is shown while you type): ");
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new Usage("a password is needed on standard input");
}

function roleOf(text: string | undefined): Role {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new Usage(`the role is one of ${ROLES.join(", ")}`);
  return role;
}

async function userIdOf(email: string | undefined): Promise<string> {
  if (!email) throw new Usage("an e-mail address is needed");
  const user = await findUserByEmail(actor, email);
  if (!user) throw new Usage(`there is nobody with the address ${email}`);
  return user.userId;
}

async function list(): Promise<string> {
  const people = await listUsers(actor);
  if (people.length === 0) return "There is nobody yet: npm run users -- add …";
  const widths = { email: Math.max(...people.map(({ email }) => email.length)), role: 10 };
  return people
    .map(({ email, role, name, teamName, isDisabled }) =>
      [
        email.padEnd(widths.email),
        role.padEnd(widths.role),
        isDisabled ? "disabled" : "active  ",
        teamName ? `${name} (${teamName})` : name,
      ].join("  "),
    )
    .join("\n");
}

async function add(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      role: { type: "string" },
      name: { type: "string" },
      team: { type: "string" },
      "all-teams": { type: "boolean", default: false },
    },
  });
  const [email] = positionals;
  if (!email) throw new Usage("an e-mail address is needed");
  const role = roleOf(values.role);
  const password = await askPassword();
  const team = values.team ? await ensureTeam({ actor, input: { name: values.team } }) : null;
  await createUser({
    actor,
    input: {
      email,
      name: values.name ?? email.split("@")[0] ?? email,
      role,
      password,
      teamId: team?.teamId ?? null,
      seesAllTeams: values["all-teams"],
    },
  });
  return `${email} may sign in as ${role}.`;
}

async function run([what, ...rest]: string[]): Promise<string> {
  const [email, role] = rest;
  switch (what) {
    case "list":
      return list();
    case "add":
      return add(rest);
    case "password":
      await changePassword({
        actor,
        input: { userId: await userIdOf(email), password: await askPassword() },
      });
      return `The password of ${email} is set; open sessions have ended.`;
    case "role":
      await changeRole({ actor, input: { userId: await userIdOf(email), role: roleOf(role) } });
      return `${email} is ${role} now; open sessions have ended.`;
    case "disable":
      await disableUser({ actor, input: { userId: await userIdOf(email) } });
      return `${email} is signed out and cannot sign in.`;
    case "enable":
      await enableUser({ actor, input: { userId: await userIdOf(email) } });
      return `${email} may sign in again.`;
    case "delete":
      await deleteUser({ actor, input: { userId: await userIdOf(email) } });
      return `${email} is erased; calls stay, under nobody.`;
    default:
      throw new Usage(HELP);
  }
}

function explain(error: unknown): string {
  if (error instanceof Usage) return error.message;
  if (error instanceof ZodError) return explain(invalidInput(error));
  if (error instanceof AppError) {
    const parts = [...Object.entries(error.fields ?? {}), ...Object.entries(error.detail ?? {})];
    return [error.code, ...parts.map(([name, code]) => `${name}: ${code}`)].join("; ");
  }
  // Wrong options of node:util's parseArgs, and everything unexpected.
  return error instanceof Error ? error.message : String(error);
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
