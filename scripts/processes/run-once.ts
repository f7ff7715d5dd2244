import { spawn } from "node:child_process";
import { tied } from "../postgres/privileges";
import type { Command } from "./supervised-child";

/**
 * Runs a program to its end; aborting the signal ends it.
 * @returns what it wrote to its standard output
 * @throws Error with all its words when it ends with another code than 0
 */
export function runOnce(
  name: string,
  cwd: string,
  command: Command,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const [program, ...args] = tied("TERM", [command.program, ...command.args]);
    const child = spawn(program, args, {
      cwd,
      ...(signal ? { signal } : {}),
      env: command.env as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let words = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      words += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      words += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${name} failed (${signal ?? code})\n${words.trim()}`)),
    );
  });
}
