/** Every call may be made as far as money and slots go; of +7 neither Kazakhstan nor Abkhazia is open. */
export const DIALING = {
  maxConcurrentCalls: 200,
  callsPerMinute: 600,
  budgetPerDayMicros: 900_000_000_000,
  attemptsPerNumberDay: 1000,
  attemptsPerNumberWeek: 5000,
  destinations: [
    ...["998", "992", "7"].map((prefix) => destination(prefix, true)),
    ...["76", "77", "7803", "7804", "7808", "7809", "7840", "7940"].map((prefix) =>
      destination(prefix, false),
    ),
  ],
};

function destination(prefix: string, isAllowed: boolean) {
  return { prefix, isAllowed, pricePerMinuteMicros: 10_000 };
}
