export type Country = "UZ" | "TJ" | "RU" | "US";

/** Five digits stand between prefix and ending. */
const PREFIX: Record<Country, string> = { UZ: "+99890", TJ: "+99291", RU: "+7916", US: "+1415" };

/**
 * Numbers nobody else calls: the tens of thousands tell runs apart, the thousands and hundreds the worker, the rest
 * counts. The ending chooses what the callee does.
 */
export class Numbers {
  readonly #worker: number;
  readonly #run: number;
  #last = 0;

  /**
   * @param worker number of the test worker, unique in a run
   * @param run anything that differs between runs against one product
   */
  constructor(worker: number, run: number) {
    this.#worker = worker;
    this.#run = run;
  }

  /** @param ending two digits */
  next(ending: string, country: Country = "UZ"): string {
    this.#last += 1;
    const two = (value: number) => String(value % 100).padStart(2, "0");
    // Exchanges of the US begin with 2 at least.
    const first = 2 + (this.#run % 8);
    return `${PREFIX[country]}${first}${two(this.#worker)}${two(this.#last)}${ending}`;
  }
}
