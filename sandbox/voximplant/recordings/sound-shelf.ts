import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CallRecord } from "../surface/recording";
import { makeWave } from "./wave";

export type SoundShelf = {
  /** The whole file; players ask for it in many small ranges. */
  take(record: CallRecord): Promise<Buffer>;
  forget(recordId: number): void;
};

/** Makes the sound of a record when it is asked for the first time and keeps it in `directory`. */
export function createSoundShelf(directory: string): SoundShelf {
  const making = new Map<number, Promise<Buffer>>();

  async function make(record: CallRecord, path: string): Promise<Buffer> {
    const wave = await makeWave(record);
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${path}.new`, wave);
    renameSync(`${path}.new`, path);
    return wave;
  }

  const pathOf = (recordId: number) => join(directory, `${recordId}.wav`);

  return {
    take: async (record) => {
      const path = pathOf(record.recordId);
      if (existsSync(path)) return readFileSync(path);
      const known = making.get(record.recordId);
      if (known !== undefined) return known;
      const wave = make(record, path).finally(() => making.delete(record.recordId));
      making.set(record.recordId, wave);
      return wave;
    },
    forget: (recordId) => rmSync(pathOf(recordId), { force: true }),
  };
}
