import { spawn } from "node:child_process";
import type { Command } from "./supervised-child";

/**
 * Runs a program to its end.
 * @returns what it wrote to its standard output
 * @throws Error with all its words when it ends with another code than 0
 */
export function runOnce(name: string, cwd: string, command: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      cwd,
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
