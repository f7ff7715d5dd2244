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
  ...deny(
    "1242",
    "1246",
    "1264",
    "1268",
    "1284",
    "1340",
    "1345",
    "1441",
    "1473",
    "1649",
    "1664",
    "1670",
    "1671",
    "1684",
  ),
  ...deny(
    "1721",
    "1758",
    "1767",
    "1784",
    "1809",
    "1829",
    "1849",
    "1868",
    "1869",
    "1876",
    "1900",
    "1976",
  ),
  ...deny(
    "7803",
    "7808",
    "7809",
    "4470",
    "4484",
    "4487",
    "449",
    "49137",
    "49180",
    "49190",
    "49900",
    "3389",
  ),
  ...deny("800", "808", "870", "878", "881", "882", "883", "888", "979"),
];

function allow(prefix: string, pricePerMinuteMicros: number) {
  return { prefix, isAllowed: true, pricePerMinuteMicros };
}

function deny(...prefixes: string[]) {
  return prefixes.map((prefix) => ({ prefix, isAllowed: false, pricePerMinuteMicros: 0 }));
}
