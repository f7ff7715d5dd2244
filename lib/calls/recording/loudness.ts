/** Parts a recording is divided into: one or two pixels each on a wide screen. */
export const WAVEFORM_PARTS = 400;

/**
 * How loud each channel is over its length, 0 (silence) to 100 (the loudest part of any channel), in equal parts.
 * @param channels samples from -1 to 1, or any other range that has 0 for silence
 */
export function loudnessOf(channels: readonly ArrayLike<number>[], parts: number): number[][] {
  const raw = channels.map((samples) => partsOf(samples, parts));
  const loudest = Math.max(...raw.flat(), Number.MIN_VALUE);
  return raw.map((part) => part.map((value) => Math.round((value / loudest) * 100)));
}

/** Root mean square of each part: closer to what is heard than the single highest sample. */
function partsOf(samples: ArrayLike<number>, parts: number): number[] {
  const size = samples.length / parts;
  return Array.from({ length: parts }, (_, part) => {
    const [from, to] = [Math.floor(part * size), Math.floor((part + 1) * size)];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += (samples[at] ?? 0) ** 2;
    return to > from ? Math.sqrt(sum / (to - from)) : 0;
  });
}
