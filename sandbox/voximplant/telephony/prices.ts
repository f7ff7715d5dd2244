/** Price list of the sandbox's carrier, US dollars; the longest prefix counts. Figures are of the right order, no more. */
const PER_MINUTE: readonly [prefix: string, usd: number][] = [
  ["", 0.12],
  ["1", 0.0098],
  ["44", 0.021],
  ["49", 0.027],
  ["7", 0.035],
  ["77", 0.048],
  ["79", 0.031],
  ["90", 0.034],
  ["992", 0.185],
  ["996", 0.145],
  ["998", 0.098],
];

export const RECORDING_USD_PER_MINUTE = 0.0021;
export const RECOGNITION_USD_PER_MINUTE = 0.0144;
export const DETECTION_USD = 0.0075;
export const TRANSCRIPTION_USD_PER_MINUTE = 0.0112;
export const CONNECTOR_USD_PER_MINUTE = 0.004;

/** Dollars for a call to `number` (digits only); every begun second counts, at least one. */
export function callCost(number: string, talkSeconds: number): number {
  let price = 0;
  let longest = -1;
  for (const [prefix, usd] of PER_MINUTE) {
    if (number.startsWith(prefix) && prefix.length > longest) {
      longest = prefix.length;
      price = usd;
    }
  }
  return rounded((price / 60) * Math.max(1, Math.ceil(talkSeconds)));
}

/** Dollars for so many seconds of something priced by the minute. */
export function costByMinute(usdPerMinute: number, seconds: number): number {
  return rounded((usdPerMinute / 60) * Math.ceil(seconds));
}

function rounded(usd: number): number {
  return Math.round(usd * 1_000_000) / 1_000_000;
}
