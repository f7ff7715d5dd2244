import type { Prices } from "@/lib/settings/schema";

/**
 * What an answer cost, in millionths of `prices.currency`; null for a model the list does not know, never 0.
 * The longest name in the list that the model's name begins with decides: models answer with dated names.
 */
export function modelCostMicros(
  model: string,
  usage: { inputTokens: number; outputTokens: number } | null,
  prices: Pick<Prices, "models">,
): number | null {
  const name = Object.keys(prices.models)
    .filter((known) => model === known || model.startsWith(`${known}-`))
    .sort((a, b) => b.length - a.length)[0];
  const price = name === undefined ? undefined : prices.models[name];
  if (!price || !usage) return null;
  const { inputMicrosPerMillion, outputMicrosPerMillion } = price;
  return Math.ceil(
    (usage.inputTokens * inputMicrosPerMillion + usage.outputTokens * outputMicrosPerMillion) /
      1_000_000,
  );
}
