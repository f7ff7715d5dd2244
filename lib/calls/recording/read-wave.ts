import "server-only";

export type Wave = { durationMs: number; channels: Int16Array[] };

/**
 * Reads 16-bit PCM out of a RIFF/WAVE file (Multimedia Programming Interface and Data Specifications 1.0).
 * @returns null for any other kind of file
 */
export function readWave(file: Uint8Array): Wave | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const word = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.byteLength < 44 || word(0) !== "RIFF" || word(8) !== "WAVE") return null;
  let format: { channels: number; rate: number } | null = null;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const [name, size] = [word(at), view.getUint32(at + 4, true)];
    const body = at + 8;
    if (name === "fmt " && body + 16 <= file.byteLength) {
      const isPlain = view.getUint16(body, true) === 1 && view.getUint16(body + 14, true) === 16;
      if (!isPlain) return null;
      format = { channels: view.getUint16(body + 2, true), rate: view.getUint32(body + 4, true) };
    }
    if (name === "data" && format && format.channels > 0 && format.rate > 0) {
      const bytes = Math.min(size, file.byteLength - body);
      return split(view, body, bytes, format);
    }
    // Chunks stand at even places.
    at = body + size + (size % 2);
  }
  return null;
}

function split(
  view: DataView,
  start: number,
  bytes: number,
  { channels, rate }: { channels: number; rate: number },
): Wave {
  const frames = Math.floor(bytes / (2 * channels));
  const split = Array.from({ length: channels }, () => new Int16Array(frames));
  for (let frame = 0; frame < frames; frame += 1) {
    for (const [channel, samples] of split.entries()) {
      samples[frame] = view.getInt16(start + (frame * channels + channel) * 2, true);
    }
  }
  return { durationMs: Math.round((frames / rate) * 1000), channels: split };
}
