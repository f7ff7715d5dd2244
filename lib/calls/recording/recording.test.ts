import { describe, expect, it } from "vitest";
import { loudnessOf } from "./loudness";
import { readWave } from "./read-wave";

function waveFile(left: readonly number[], right: readonly number[], rate = 8000): Uint8Array {
  const file = Buffer.alloc(44 + 8 + left.length * 4);
  file.write("RIFF", 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 4, 28);
  file.writeUInt16LE(4, 32);
  file.writeUInt16LE(16, 34);
  // A chunk nobody asked for stands before the samples, as some recorders write it.
  file.write("LIST", 36);
  file.writeUInt32LE(0, 40);
  file.write("data", 44);
  file.writeUInt32LE(left.length * 4, 48);
  left.forEach((value, frame) => {
    file.writeInt16LE(value, 52 + frame * 4);
    file.writeInt16LE(right[frame] ?? 0, 54 + frame * 4);
  });
  return file;
}

describe("readWave", () => {
  it("takes two speakers apart", () => {
    const wave = readWave(waveFile([1, 2, 3, 4], [-1, -2, -3, -4], 2));
    expect(wave?.durationMs).toBe(2000);
    expect(wave?.channels.map((channel) => [...channel])).toEqual([
      [1, 2, 3, 4],
      [-1, -2, -3, -4],
    ]);
  });

  it("stops where the file does, and knows what it cannot read", () => {
    expect(readWave(waveFile([1, 2, 3], [1, 2, 3]).subarray(0, 58))?.channels[0]).toHaveLength(1);
    expect(readWave(new Uint8Array())).toBeNull();
    expect(readWave(Buffer.from("ID3".padEnd(100, "x")))).toBeNull();
    const compressed = waveFile([1], [1]);
    compressed[20] = 85;
    expect(readWave(compressed)).toBeNull();
  });
});

describe("loudnessOf", () => {
  it("measures both against the loudest part", () => {
    expect(
      loudnessOf(
        [
          [0, 0, 8, -8],
          [4, 4, 0, 0],
        ],
        2,
      ),
    ).toEqual([
      [0, 100],
      [50, 0],
    ]);
  });

  it("bears silence and recordings shorter than their parts", () => {
    expect(loudnessOf([[0, 0]], 4)).toEqual([[0, 0, 0, 0]]);
    expect(loudnessOf([[]], 2)).toEqual([[0, 0]]);
  });
});
