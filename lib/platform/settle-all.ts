import "server-only";

type Values<Promises extends readonly unknown[]> = {
  -readonly [Place in keyof Promises]: Awaited<Promises[Place]>;
};

/**
 * `Promise.all` for statements of one transaction, which so go out without waiting for each other. It ends when all of
 * them have ended: one that went on after a failed one would run behind the rollback, outside of the transaction.
 * In which order they go out is not said: what takes locks that others take in an order waits for the one before.
 * @throws the first failure
 */
export async function settleAll<const Promises extends readonly unknown[]>(
  promises: Promises,
): Promise<Values<Promises>> {
  const settled = await Promise.allSettled(promises);
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as Values<Promises>;
}
