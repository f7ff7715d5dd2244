import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";

/**
 * A backup is one gzip stream of frames: a letter, the length (4 bytes, big-endian), so many bytes.
 *   H  header, JSON; first
 *   T  a table begins, JSON {name, columns}
 *   D  rows of it as PostgreSQL's COPY writes them
 *   E  the table ends, JSON {rows, sha256 of its D frames}
 *   Z  the backup ends, JSON {sha256 over all T and E frames}; last
 */
export type FrameKind = "H" | "T" | "D" | "E" | "Z";
export type Frame = { kind: FrameKind; body: Buffer };

export const Header = z.object({
  format: z.literal("halo-backup"),
  version: z.literal(1),
  /** The moment whose data it holds, ISO 8601. */
  takenAt: z.iso.datetime(),
  /** Migrations the tables had, by their time in the journal. */
  migrations: z.array(z.number()).min(1),
  /** Version of the job queue's own tables. */
  queueVersion: z.number(),
  /** The database's own comment: whether the demo was put in. */
  comment: z.string().nullable(),
  /** Last numbers that were given out, by "schema.sequence". */
  sequences: z.record(z.string(), z.string()),
});
export type Header = z.output<typeof Header>;

export const TableStart = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
export type TableStart = z.output<typeof TableStart>;
const TableEnd = z.object({ rows: z.number(), sha256: z.string() });
const End = z.object({ sha256: z.string() });

/** What is in a file that is whole. */
export type Contents = { header: Header; tables: { name: string; rows: number }[] };

export class DamagedBackup extends Error {
  constructor(reason: string) {
    super(`This is not a whole backup: ${reason}. Nothing was changed.`);
    this.name = "DamagedBackup";
  }
}

/** Most bytes of one frame; more is a broken length. */
const MAX_FRAME = 64 * 1024 * 1024;

/** Writes a frame and waits where the file is slower than the database. */
export async function writeFrame(to: Writable, kind: FrameKind, body: Buffer | object) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  to.write(head);
  if (!to.write(bytes)) await new Promise<void>((resolve) => to.once("drain", resolve));
}

/** The frames of a file, one after the other. @throws DamagedBackup where it does not read as a backup */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on("error", (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      while (rest.length - at >= 5) {
        const length = rest.readUInt32BE(at + 1);
        if (length > MAX_FRAME) throw new DamagedBackup("a part of it has no sense");
        if (rest.length - at - 5 < length) break;
        const kind = rest.toString("latin1", at, at + 1) as FrameKind;
        yield { kind, body: rest.subarray(at + 5, at + 5 + length) };
        at += 5 + length;
      }
      rest = rest.subarray(at);
    }
  } catch (error) {
    if (error instanceof DamagedBackup) throw error;
    throw new DamagedBackup((error as Error).message);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (rest.length > 0) throw new DamagedBackup("its end is missing");
}

/** @throws DamagedBackup where a frame is not the JSON it should be */
export function parseFrame<Shape extends z.ZodType>(shape: Shape, frame: Frame): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(frame.body.toString("utf8")));
  } catch {
    throw new DamagedBackup(`a part of it (${frame.kind}) cannot be read`);
  }
}

/** Reads a file to its end against all its checksums. @throws DamagedBackup naming what is wrong */
export async function checkBackup(file: string): Promise<Contents> {
  let header: Header | null = null;
  let isEnded = false;
  const tables: Contents["tables"] = [];
  const marks = createHash("sha256");
  let open: { name: string; hash: ReturnType<typeof createHash> } | null = null;
  for await (const frame of readFrames(file)) {
    if (isEnded) throw new DamagedBackup("something follows its end");
    if (!header) {
      if (frame.kind !== "H") throw new DamagedBackup("it does not begin like one");
      header = parseFrame(Header, frame);
    } else if (frame.kind === "T") {
      if (open) throw new DamagedBackup(`the end of ${open.name} is missing`);
      open = { name: parseFrame(TableStart, frame).name, hash: createHash("sha256") };
      marks.update(frame.body);
    } else if (frame.kind === "D" && open) {
      open.hash.update(frame.body);
    } else if (frame.kind === "E" && open) {
      const { rows, sha256 } = parseFrame(TableEnd, frame);
      if (open.hash.digest("hex") !== sha256) throw new DamagedBackup(`${open.name} was changed`);
      marks.update(frame.body);
      tables.push({ name: open.name, rows });
      open = null;
    } else if (frame.kind === "Z" && !open) {
      if (parseFrame(End, frame).sha256 !== marks.digest("hex")) {
        throw new DamagedBackup("its list of tables was changed");
      }
      isEnded = true;
    } else {
      throw new DamagedBackup("its parts are in the wrong order");
    }
  }
  if (!header || !isEnded) throw new DamagedBackup("its end is missing");
  return { header, tables };
}
