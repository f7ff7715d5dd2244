import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { assertCan, type Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { idsAmong, withLogContext } from "@/lib/platform/log-context";
import { requestSeconds } from "@/lib/platform/metrics";
import { recordSpan } from "@/lib/platform/tracing/record-span";
import { type ErrorWords, type Failure, invalidInput, toFailure } from "./failure";
import { assertOwnPage } from "./request/origin";
import { assertStorable } from "./request/read-body";
import { findPerson, localeOf, visitorOf } from "./request/visitor";

/** What an action answers. `fields` maps field names to codes (`required`, `too_long`, … or the schema's own). */
export type ActionResult<Output> = { ok: true; data: Output } | Failure;

type Command<Who, Input, Output> = (context: { actor: Who; input: Input }) => Promise<Output>;
type Options = {
  /** Name in logs and metrics; default: the command's own. */
  name?: string;
  words?: ErrorWords;
};
type Action<Schema extends z.ZodType, Output> = (
  input: z.input<Schema>,
) => Promise<ActionResult<Output>>;
type FormAction<Output> = (
  previous: ActionResult<Output> | null,
  form: FormData,
) => Promise<ActionResult<Output>>;

/**
 * A server action around a command: who is signed in and may do it, schema, run, log, errors as values. It never throws,
 * but for Next's own redirect and notFound. Whom the role refuses learns so before any row is looked at; the command
 * checks again, with the row.
 */
export function action<Schema extends z.ZodType, Output>(
  permission: Permission,
  schema: Schema,
  command: Command<UserActor, z.output<Schema>, Output>,
  options: Options = {},
): Action<Schema, Output> {
  return (input) => run(schema, whoMay(permission), command, input, options);
}

/** An action for pages that are open to anybody: sign-in, set-up, language and look. `actor` may be null. */
export function openAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: Command<UserActor | null, z.output<Schema>, Output>,
  options: Options = {},
): Action<Schema, Output> {
  return (input) => run(schema, anybody, command, input, options);
}

/**
 * The same for `<form action>` with `useActionState`. Fields of one name become a list; empty text stays "";
 * names starting with `$` are React's.
 */
export function openFormAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: Command<UserActor | null, z.output<Schema>, Output>,
  options: Options = {},
): FormAction<Output> {
  return (_previous, form) => run(schema, anybody, command, formFields(form), options);
}

function whoMay(permission: Permission): (actor: UserActor | null) => UserActor {
  return (actor) => {
    if (!actor) throw new AppError("unauthorized");
    assertCan(actor, permission);
    return actor;
  };
}

const anybody = (actor: UserActor | null) => actor;

/** The fields of a form as an object. */
export function formFields(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const values = form.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}

async function run<Schema extends z.ZodType, Who, Output>(
  schema: Schema,
  admit: (actor: UserActor | null) => Who,
  command: Command<Who, z.output<Schema>, Output>,
  input: unknown,
  options: Options,
): Promise<ActionResult<Output>> {
  const from = await headers();
  const { requestId } = visitorOf(from);
  return withLogContext({ requestId, ...idsAmong(input) }, () =>
    perform(schema, admit, command, input, options, from),
  );
}

async function perform<Schema extends z.ZodType, Who, Output>(
  schema: Schema,
  admit: (actor: UserActor | null) => Who,
  command: Command<Who, z.output<Schema>, Output>,
  input: unknown,
  options: Options,
  from: Headers,
): Promise<ActionResult<Output>> {
  const started = performance.now();
  const name = options.name ?? (command.name || "action");
  let locale = localeOf(from, null);
  let code = "ok";
  let userId: string | undefined;
  try {
    const person = await findPerson(from);
    userId = person?.userId;
    locale = localeOf(from, person);
    assertOwnPage(from);
    const actor = admit(person);
    assertStorable(input);
    const parsed = await schema.safeParseAsync(input);
    if (!parsed.success) throw invalidInput(parsed.error);
    return { ok: true, data: await command({ actor, input: parsed.data }) };
  } catch (error) {
    unstable_rethrow(error);
    const failure = toFailure(error, locale, { action: name }, options.words);
    code = failure.code;
    return failure;
  } finally {
    const durationMs = Math.round(performance.now() - started);
    requestSeconds.observe({ door: "action", name, status: code }, durationMs / 1000);
    recordSpan("server", `action ${name}`, started, { code }, code === "internal");
    log.info("action", {
      action: name,
      code,
      durationMs,
      ...(userId ? { userId } : {}),
    });
  }
}
