import { clockOf, type TimeWords } from "./time-words";

const WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const numbers: Record<string, number> = { thirty: 30, forty: 40, fifty: 50, couple: 2 };
for (const [value, word] of WORDS.entries()) numbers[word] = value;

const SPAN = "(?:in|after|within)(?: about| around| like)?";

export const englishTime: TimeWords = {
  numbers,
  numberEnding: null,
  days: [
    [/day after tomorrow/u, 2],
    [/tomorrow/u, 1],
    [/today|tonight|this (?:afternoon|evening|morning)/u, 0],
    [/in a week/u, 7],
  ],
  weekdays: [
    /monday/u,
    /tuesday/u,
    /wednesday/u,
    /thursday/u,
    /friday/u,
    /saturday|weekend/u,
    /sunday/u,
  ],
  nextWeek: /next week/u,
  inDays: /in (\d+) days/u,
  months: [
    /(?:january|jan) (\d{1,2})/u,
    /(?:february|feb) (\d{1,2})/u,
    /march (\d{1,2})/u,
    /april (\d{1,2})/u,
    /(?<!\S)may (\d{1,2})/u,
    /june (\d{1,2})/u,
    /july (\d{1,2})/u,
    /august (\d{1,2})/u,
    /(?:september|sept) (\d{1,2})/u,
    /october (\d{1,2})/u,
    /november (\d{1,2})/u,
    /december (\d{1,2})/u,
  ],
  relative: [
    [new RegExp(`${SPAN} half an hour`, "u"), () => 30],
    [new RegExp(`${SPAN} an hour and a half`, "u"), () => 90],
    [new RegExp(`${SPAN} (?:an|the next|the) hour`, "u"), () => 60],
    [new RegExp(`${SPAN} (?:a )?(\\d+)(?: of)? hours?`, "u"), (match) => Number(match[1]) * 60],
    [new RegExp(`${SPAN} (?:a )?(\\d+)(?: of)? min`, "u"), (match) => Number(match[1])],
  ],
  clock: [
    [/(?<!\d)(\d{1,2})(?::(\d{2}))? ?(?:p ?m)(?!\S)/u, clockOf("pm")],
    [/(?<!\d)(\d{1,2})(?::(\d{2}))? ?(?:a ?m)(?!\S)/u, clockOf("am")],
    [/(?<!\d)(\d{1,2}):(\d{2})(?!\d)/u, clockOf()],
    [
      /half (?:past )?(\d{1,2})(?!\S)/u,
      (match) => ({ hour: Number(match[1]), minute: 30, half: "open" }),
    ],
    [
      /quarter past (\d{1,2})(?!\S)/u,
      (match) => ({ hour: Number(match[1]), minute: 15, half: "open" }),
    ],
    [
      /quarter to (\d{1,2})(?!\S)/u,
      (match) => ({ hour: Number(match[1]) - 1, minute: 45, half: "open" }),
    ],
    [
      /(?<!\S)(?:at|around|about|after|by|past)(?: like| about| around)? (\d{1,2})(?: (00|15|30|45))?(?!\S| ?\d| (?:min|hour|day|week|times|people|years|bucks|dollars))/u,
      clockOf(),
    ],
    [
      /(?<!\S)(\d{1,2}) (?:oclock|ish)(?!\S)|(?<!\S)(\d{1,2})ish/u,
      (match) => ({ hour: Number(match[1] ?? match[2]), minute: 0, half: "open" }),
    ],
    [/(?<!\S)(\d{1,2})(?: (15|30|45))?(?: in the | )(?:morning|afternoon|evening)/u, clockOf()],
    [/noon|midday/u, () => ({ hour: 12, minute: 0, half: "pm" })],
  ],
  parts: [
    [/(?<!good )morning/u, 10, "am"],
    [/(?<!good )afternoon|after lunch/u, 14, "pm"],
    [/at lunch|lunchtime|lunch break/u, 13, "pm"],
    [/(?<!good )evening|tonight|after work/u, 18, "pm"],
  ],
};
