import type { z } from "zod";

/** A fact a room announces; rooms above listen with `on`. Past tense: `callFinished`. */
export type EventDefinition<Data extends object> = { name: string; schema: z.ZodType<Data> };

export function defineEvent<Data extends object>(
  name: string,
  schema: z.ZodType<Data>,
): EventDefinition<Data> {
  return { name, schema };
}

export type JobDefinition<Data extends object = object> = {
  /** Imperative, kebab-case; the queue's name: "read-call". */
  name: string;
  schema: z.ZodType<Data>;
  /** May be called twice with the same data, and must end the same. Throw to be run again. */
  run(data: Data): Promise<void>;
  on?: EventDefinition<Data>;
  /** How often a job that failed is run again, with growing delay; then it is a dead letter. Default 5. */
  retryLimit?: number;
  /** Seconds a run may take before another worker may take it over. Default 60. */
  expireInSeconds?: number;
  /** Runs of this job at one time in one worker. Default 10. */
  concurrency?: number;
};

/** A job that runs every so many seconds in one worker at a time; the schedule needs no queue. */
export type TickDefinition = { name: string; everySeconds: number; run(): Promise<void> };

/** A job as lists hold it: its data is checked before it runs. */
export type AnyJob = Omit<JobDefinition, "run" | "schema" | "on"> & {
  on?: { name: string };
  /** @throws ZodError where the data is not of the job's shape */
  runRaw(data: unknown): Promise<void>;
  parse(data: unknown): object;
};

export function defineJob<Data extends object>(
  job: JobDefinition<Data>,
): JobDefinition<Data> & AnyJob {
  return {
    ...job,
    parse: (data) => job.schema.parse(data),
    runRaw: (data) => job.run(job.schema.parse(data)),
  };
}
