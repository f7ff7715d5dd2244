export type Step =
  | { name: "RUN"; command: string }
  | { name: "WORKDIR"; path: string }
  | { name: "ENV"; variables: Record<string, string> }
  | { name: "COPY"; from: string | null; sources: string[]; target: string };

export type Stage = { base: string; name: string | null; steps: Step[] };

export type Dockerfile = {
  stages: Stage[];
  /** Of the last stage. */
  user: string | null;
  command: string[];
  /** A line for a shell. */
  healthCommand: string | null;
};

/**
 * Reads the part of the Dockerfile language that ours is written in.
 * @throws Error naming a line it does not know, so that nobody adds one that is never tried
 */
export function parseDockerfile(text: string): Dockerfile {
  const read: Dockerfile = { stages: [], user: null, command: [], healthCommand: null };
  for (const line of linesOf(text)) {
    const [, word = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    const steps = read.stages.at(-1)?.steps;
    if (word === "FROM") {
      const [, base = "", name = null] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      read.stages.push({ base, name, steps: [] });
      // What a stage says of its start, the next one does not take over.
      Object.assign(read, { user: null, command: [], healthCommand: null });
    } else if (!steps) throw new Error(`before the first FROM: ${line}`);
    else if (word === "RUN") steps.push({ name: word, command: rest });
    else if (word === "WORKDIR") steps.push({ name: word, path: rest });
    else if (word === "ENV") steps.push({ name: word, variables: variablesOf(rest) });
    else if (word === "COPY") steps.push(copyOf(rest));
    else if (word === "USER") read.user = rest;
    else if (word === "CMD") read.command = JSON.parse(rest) as string[];
    else if (word === "HEALTHCHECK") read.healthCommand = /\sCMD\s+(.*)$/.exec(rest)?.[1] ?? null;
    else if (word !== "EXPOSE") throw new Error(`not understood: ${line}`);
  }
  return read;
}

/** Instructions, each on one line, without comments. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join("\n")
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n");
}

function variablesOf(rest: string): Record<string, string> {
  const pairs = rest.split(/\s+/).map((pair) => /^(\w+)=(\S*)$/.exec(pair));
  if (pairs.includes(null)) throw new Error(`not understood: ENV ${rest}`);
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
}

function copyOf(rest: string): Step {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith("--from=") ? words.shift()?.slice("--from=".length) : null;
  const target = words.pop();
  if (!target || words.length === 0 || words.some((word) => word.startsWith("--")))
    throw new Error(`not understood: COPY ${rest}`);
  return { name: "COPY", from: from ?? null, sources: words, target };
}
