/**
 * Where one may call out of the box, with list prices rounded up (an estimate, for reservations; the bill comes from
 * the carrier). Premium, shared-cost, satellite and Caribbean +1 areas, the usual targets of toll fraud, are refused.
 */
export const DEFAULT_DESTINATIONS: {
  prefix: string;
  isAllowed: boolean;
  pricePerMinuteMicros: number;
}[] = [
  allow("998", 90_000),
  allow("992", 260_000),
  allow("7", 60_000),
  allow("76", 130_000),
  allow("77", 130_000),
  allow("996", 150_000),
  allow("993", 250_000),
  allow("994", 300_000),
  allow("374", 250_000),
  allow("375", 500_000),
  allow("995", 250_000),
  allow("1", 20_000),
  allow("44", 30_000),
  allow("49", 40_000),
  allow("33", 40_000),
  allow("90", 80_000),
  allow("971", 200_000),
  // The Caribbean and Pacific areas of +1, and +1 numbers that are no place (personal, machines, premium).
  ...deny(
    ..."1242 1246 1264 1268 1284 1340 1345 1441 1473 1649 1658 1664 1670 1671 1684".split(" "),
  ),
  ...deny(..."1721 1758 1767 1784 1787 1809 1829 1849 1868 1869 1876 1939".split(" ")),
  ...deny(
    ..."1500 1521 1522 1523 1524 1525 1526 1527 1528 1529 1533 1544 1566 1577 1588".split(" "),
  ),
  ...deny(..."1600 1700 1710 1900 1976".split(" ")),
  // Abkhazia answers under +7 at another price.
  ...deny(..."7803 7804 7808 7809 7840 7940".split(" ")),
  // Jersey, Guernsey and Man are no part of the price of +44.
  ...deny(..."4455 4456 4470 4476 4484 4487 449 441481 441534 441624".split(" ")),
  ...deny(..."447509 447524 447624 447781 447797 447829 447839 447924 447937".split(" ")),
  ...deny(..."338 49118 4912 49137 4918 49190 49191 49192 49193 49194 49700 49900".split(" ")),
  // Northern Cyprus answers under +90 at another price.
  ...deny(..."90392 90800 90888 90898 90900 971600 971700 971800 971900".split(" ")),
  ...deny(..."374800 374900 374901 374906 375810 375902 994900".split(" ")),
  ...deny("800", "808", "870", "878", "881", "882", "883", "888", "979"),
];

function allow(prefix: string, pricePerMinuteMicros: number) {
  return { prefix, isAllowed: true, pricePerMinuteMicros };
}

function deny(...prefixes: string[]) {
  return prefixes.map((prefix) => ({ prefix, isAllowed: false, pricePerMinuteMicros: 0 }));
}
