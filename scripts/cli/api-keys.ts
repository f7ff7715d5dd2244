import { parseArgs } from "node:util";
import { ZodError } from "zod";
import { closeDatabase } from "@/db/client";
import type { SystemActor } from "@/lib/auth/actor";
import { revokeApiKey } from "@/lib/auth/keys/change-api-key";
import { makeApiKey } from "@/lib/auth/keys/make-api-key";
import { listApiKeys } from "@/lib/auth/keys/queries";
import { NewApiKey } from "@/lib/auth/keys/schema";
import { ALL_PERMISSIONS } from "@/lib/auth/permissions";
import { findUserByEmail } from "@/lib/auth/users/queries";
import { invalidInput } from "@/lib/entry/failure";
import { AppError } from "@/lib/platform/errors";

const HELP = `npm run api-keys -- <what>

  list
  add <owner's e-mail> --name "…" --scopes calls.start,calls.read [--days 90] [--reach all]
                         prints the key once; --reach all: everything, for nobody (the owner must be an admin)
  revoke <id or prefix>  the next request with it is refused

scopes: ${ALL_PERMISSIONS.join(", ")}
`;

const actor: SystemActor = { kind: "system", name: "cli" };

class Usage extends Error {}

async function list(): Promise<string> {
  const keys = await listApiKeys(actor);
  if (keys.length === 0) return "There are no keys yet: npm run api-keys -- add …";
  return keys
    .map(({ prefix, name, ownerName, revokedAt, expiresAt, lastUsedAt, scopes, reach }) =>
      [
        prefix,
        revokedAt ? "revoked" : expiresAt ? `until ${expiresAt.slice(0, 10)}` : "no end",
        `used ${lastUsedAt?.slice(0, 16) ?? "never"}`,
        `${name} (${reach === "all" ? "everything" : ownerName})`,
        scopes.join(","),
      ].join("  "),
    )
    .join("\n");
}

async function add(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: "string" },
      scopes: { type: "string" },
      days: { type: "string" },
      reach: { type: "string" },
    },
  });
  const [email] = positionals;
  if (!email) throw new Usage("the owner's e-mail address is needed");
  const owner = await findUserByEmail(actor, email);
  if (!owner) throw new Usage(`there is nobody with the address ${email}`);
  const days = values.days === undefined ? null : Number(values.days);
  if (days !== null && !(days > 0)) throw new Usage("--days is a number of days");
  const input = NewApiKey.parse({
    name: values.name,
    scopes: values.scopes?.split(",").map((scope) => scope.trim()),
    reach: values.reach,
    expiresAt: days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString(),
  });
  const { key } = await makeApiKey({ actor, input: { ...input, ownerId: owner.userId } });
  return key;
}

async function revoke(which: string | undefined): Promise<string> {
  const key = (await listApiKeys(actor)).find(({ id, prefix }) => id === which || prefix === which);
  if (!key) throw new Usage("there is no such key");
  await revokeApiKey({ actor, input: { keyId: key.id } });
  return `${key.prefix} opens nothing any more.`;
}

async function run([what, ...rest]: string[]): Promise<string> {
  switch (what) {
    case "list":
      return list();
    case "add":
      return add(rest);
    case "revoke":
      return revoke(rest[0]);
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
