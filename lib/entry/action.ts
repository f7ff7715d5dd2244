import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { requestSeconds } from "@/lib/platform/metrics";
import { type ErrorWords, type Failure, invalidInput, toFailure } from "./failure";
import { findPerson, localeOf, visitorOf } from "./visitor";

/** What an action answers. `fields` maps field names to codes (`required`, `too_long`, … or the schema's own). */
export type ActionResult<Output> = { ok: true; data: Output } | Failure;

type Command<Input, Output> = (context: { actor: UserActor; input: Input }) => Promise<Output>;
type Options = {
  /** Name in logs and metrics; default: the command's own. */
  name?: string;
  words?: ErrorWords;
};

/**
 * A server action around a command: who is signed in, schema, run, log, errors as values. It never throws,
 * but for Next's own redirect and notFound. The command checks permission.
 */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: Command<z.output<Schema>, Output>,
  options: Options = {},
): (input: z.input<Schema>) => Promise<ActionResult<Output>> {
  return (input) => run(schema, command, input, options);
}

/**
 * The same for `<form action>` with `useActionState`. Fields of one name become a list; empty text stays "";
 * names starting with `$` are React's.
 */
export function formAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: Command<z.output<Schema>, Output>,
  options: Options = {},
): (previous: ActionResult<Output> | null, form: FormData) => Promise<ActionResult<Output>> {
  return (_previous, form) => run(schema, command, formFields(form), options);
}

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

async function run<Schema extends z.ZodType, Output>(
  schema: Schema,
  command: Command<z.output<Schema>, Output>,
  input: unknown,
  options: Options,
): Promise<ActionResult<Output>> {
  const started = performance.now();
  const name = options.name ?? command.name ?? "action";
  const from = await headers();
  const visitor = visitorOf(from);
  let locale = localeOf(from, null);
  let code: string = "ok";
  let userId: string | undefined;
  try {
    const actor = await findPerson(from);
    if (!actor) throw new AppError("unauthorized");
    userId = actor.userId;
    locale = localeOf(from, actor);
    const parsed = await schema.safeParseAsync(input);
    if (!parsed.success) throw invalidInput(parsed.error);
    return { ok: true, data: await command({ actor, input: parsed.data }) };
  } catch (error) {
    unstable_rethrow(error);
    const failure = toFailure(
      error,
      locale,
      { action: name, requestId: visitor.requestId },
      options.words,
    );
    code = failure.code;
    return failure;
  } finally {
    const durationMs = Math.round(performance.now() - started);
    requestSeconds.observe({ door: "action", name, status: code }, durationMs / 1000);
    log.info("action", {
      action: name,
      requestId: visitor.requestId,
      code,
      durationMs,
      ...(userId ? { userId } : {}),
    });
  }
}
