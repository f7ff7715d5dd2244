import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { join } from "node:path";

const MAX_BYTES = 10 * 1024 * 1024;
const KEPT_LINES = 30;

/** Where the words of one process go: a file of at most 10 MB with one older one beside it. */
export type LogFile = {
  write: (chunk: string) => void;
  /** The newest lines, for a message about a process that died. */
  tail: () => string[];
  close: () => void;
};

export function openLogFile(dir: string, name: string, echo: boolean): LogFile {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, `${name}.log`);
  let size = sizeOf(file);
  let stream = append(file);
  let lines: string[] = [];
  return {
    write(chunk) {
      if (size > MAX_BYTES) {
        stream.end();
        renameSync(file, `${file}.1`);
        stream = append(file);
        size = 0;
      }
      size += Buffer.byteLength(chunk);
      stream.write(chunk);
      if (echo) process.stdout.write(chunk);
      lines = [...lines, ...chunk.split("\n").filter(Boolean)].slice(-KEPT_LINES);
    },
    tail: () => lines,
    close: () => stream.end(),
  };
}

function append(file: string): WriteStream {
  const stream = createWriteStream(file, { flags: "a", mode: 0o600 });
  // A full disk must not end the supervisor.
  stream.on("error", () => undefined);
  return stream;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
