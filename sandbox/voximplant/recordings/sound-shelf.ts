import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CallRecord } from "../surface/recording";
import { makeWave } from "./wave";

/**
 * Makes the sound of a record when it is asked for the first time and keeps it in `directory`.
 * @returns a function that gives the whole file; players ask for it in many small ranges
 */
export function createSoundShelf(directory: string): (record: CallRecord) => Promise<Buffer> {
  const making = new Map<number, Promise<Buffer>>();

  async function make(record: CallRecord, path: string): Promise<Buffer> {
    const wave = await makeWave(record);
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${path}.new`, wave);
    renameSync(`${path}.new`, path);
    return wave;
  }

  return async (record) => {
    const path = join(directory, `${record.recordId}.wav`);
    if (existsSync(path)) return readFileSync(path);
    const known = making.get(record.recordId);
    if (known !== undefined) return known;
    const wave = make(record, path).finally(() => making.delete(record.recordId));
    making.set(record.recordId, wave);
    return wave;
  };
}
