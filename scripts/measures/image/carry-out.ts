import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Variables } from "../../product/environment";
import type { Dockerfile, Stage } from "./dockerfile";

/** What the last stage left: a folder and the settings of its ENV lines. */
export type CarriedOut = { dir: string; env: Record<string, string> };

export type CarryOptions = {
  /** The build context: a clean checkout. */
  context: string;
  /** An empty folder; each stage gets one of its own in it. */
  place: string;
  /** For RUN lines, beside the stage's own ENV. */
  env: Variables;
  /** A checkout of the same commit that was installed and built: what is there need not be made a second time. */
  ready: string | null;
  report: (line: string) => void;
};

type Built = CarriedOut & { workdir: string };

/**
 * Carries out the Dockerfile's steps, stage by stage, without an engine: paths of a stage are those of a folder.
 * @throws Error with the words of a RUN that failed, or naming what a COPY did not find
 */
export function carryOut(file: Dockerfile, options: CarryOptions): CarriedOut {
  const built = new Map<string, Built>();
  let last: Built | null = null;
  const needed = neededStages(file.stages);
  for (const [no, stage] of file.stages.entries()) {
    if (!needed.has(stage)) continue;
    const dir = join(options.place, stage.name ?? `stage-${no}`);
    last = buildStage(stage, dir, built, options);
    if (stage.name) built.set(stage.name, last);
  }
  if (!last) throw new Error("the Dockerfile has no stage");
  return { dir: join(last.dir, last.workdir), env: last.env };
}

/** The last stage and what it stands on, as BuildKit builds them. */
function neededStages(stages: readonly Stage[]): Set<Stage> {
  const needed = new Set<Stage>();
  const add = (stage: Stage | undefined) => {
    if (!stage || needed.has(stage)) return;
    needed.add(stage);
    const names = stage.steps.map((step) => (step.name === "COPY" ? step.from : null));
    for (const name of [stage.base, ...names])
      if (name !== null) add(stages.find((other) => other.name === name));
  };
  add(stages.at(-1));
  return needed;
}

function buildStage(
  stage: Stage,
  dir: string,
  built: ReadonlyMap<string, Built>,
  options: CarryOptions,
): Built {
  const base = built.get(stage.base);
  const now: Built = { dir, env: { ...base?.env }, workdir: base?.workdir ?? "/" };
  mkdirSync(dir, { recursive: true });
  if (base) linkTree(`${base.dir}/.`, dir);
  for (const step of stage.steps) {
    if (step.name === "ENV") Object.assign(now.env, step.variables);
    else if (step.name === "WORKDIR") now.workdir = step.path;
    else if (step.name === "RUN") run(step.command, now, options);
    else {
      const from = step.from === null ? options.context : built.get(step.from)?.dir;
      if (from === undefined) throw new Error(`COPY from the unknown stage ${step.from}`);
      const root = step.target.startsWith("/") ? dir : join(dir, now.workdir);
      for (const source of step.sources)
        copy(join(from, source), join(root, step.target), step.target.endsWith("/"));
    }
    mkdirSync(join(dir, now.workdir), { recursive: true });
  }
  return now;
}

function run(command: string, now: Built, options: CarryOptions): void {
  const cwd = join(now.dir, now.workdir);
  const began = Date.now();
  if (options.ready && command.startsWith("npm ci ")) {
    linkTree(join(options.ready, "node_modules"), join(cwd, "node_modules"));
  } else {
    if (options.ready && command === "npm run build")
      for (const made of [".next", "dist"]) linkTree(join(options.ready, made), join(cwd, made));
    const env = { ...options.env, ...now.env } as NodeJS.ProcessEnv;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
      cwd,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`RUN ${command}: ${status}\n${stdout}\n${stderr}`);
  }
  options.report(`RUN ${command.slice(0, 60)} … ${((Date.now() - began) / 1_000).toFixed(1)} s`);
}

/** As COPY does it: a folder's content into the target, a file into it or under its name. */
function copy(source: string, target: string, intoFolder: boolean): void {
  if (!existsSync(source)) throw new Error(`COPY: there is no ${basename(source)}`);
  const isFolder = statSync(source).isDirectory();
  const to = intoFolder && !isFolder ? join(target, basename(source)) : target;
  mkdirSync(isFolder ? to : dirname(to), { recursive: true });
  if (isFolder) linkTree(`${source}/.`, to);
  else cpSync(source, to);
}

/** Nobody changes files of another stage, so links do for copies; across file systems they are copied. */
function linkTree(from: string, to: string): void {
  const link = spawnSync("cp", ["-alf", from, to]);
  if (link.status === 0) return;
  const { status, stderr } = spawnSync("cp", ["-af", from, to], { encoding: "utf8" });
  if (status !== 0) throw new Error(`cp failed: ${stderr}`);
}
