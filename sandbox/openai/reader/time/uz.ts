import { clockOf, type TimeWords } from "./time-words";

export const uzbekTime: TimeWords = {
  numbers: {
    bir: 1, ikki: 2, uch: 3, tort: 4, besh: 5, olti: 6, yetti: 7, sakkiz: 8, toqqiz: 9, on: 10,
    yigirma: 20, ottiz: 30, qirq: 40, ellik: 50,
  },
  numberEnding: /(?:larga|larda|lardan|gacha|lar|da|ga|dan|ta|inchi)$/u,
  days: [
    [/(?<!\S)indin(?:ga)?(?!\S)/u, 2],
    [/(?<!\S)erta(?:ga|dan)?(?!\S)/u, 1],
    [/(?<!\S)bugun/u, 0],
    [/1 haftadan (?:keyin|song)/u, 7],
  ],
  weekdays: [
    /(?<!\S)dushanba/u, /seshanba/u, /chorshanba/u, /payshanba/u, /(?<!\S)juma/u, /(?<!\S)shanba|dam olish/u, /yakshanba/u,
  ],
  nextWeek: /(?:keyingi|kelasi) hafta/u,
  inDays: /(\d+) kundan (?:keyin|song)/u,
  months: [
    /(\d{1,2}) yanvar/u, /(\d{1,2}) fevral/u, /(\d{1,2}) mart/u, /(\d{1,2}) aprel/u, /(\d{1,2}) may/u, /(\d{1,2}) iyun/u,
    /(\d{1,2}) iyul/u, /(\d{1,2}) avgust/u, /(\d{1,2}) sentyabr/u, /(\d{1,2}) oktyabr/u, /(\d{1,2}) noyabr/u, /(\d{1,2}) dekabr/u,
  ],
  relative: [
    [/yarim soat(?:dan|lardan)? ?(?:keyin|song)/u, () => 30],
    [/(\d+) yarim soatdan (?:keyin|song)/u, (match) => Number(match[1]) * 60 + 30],
    [/(\d+) soat(?:dan|lardan)? (?:keyin|song)/u, (match) => Number(match[1]) * 60],
    [/(\d+) (?:daqiqa|minut)(?:dan|lardan)? (?:keyin|song)/u, (match) => Number(match[1])],
  ],
  clock: [
    [/(?<!\d)(\d{1,2}):(\d{2})(?!\d)/u, clockOf()],
    [/soat (\d{1,2}) yarim/u, (match) => ({ hour: Number(match[1]), minute: 30, half: "open" })],
    [/soat (\d{1,2})(?: (?:dan )?(00|15|30|45))?(?!\S)(?! soat)/u, clockOf()],
    [/(?<!\S)(\d{1,2}) (?:yarimda)(?!\S)/u, (match) => ({ hour: Number(match[1]), minute: 30, half: "open" })],
    [/(?<!\S)(\d{1,2})@(?!\S)/u, clockOf()],
  ],
  parts: [
    [/ertalab|ertalabdan/u, 10, "am"],
    [/tushdan (?:keyin|song)/u, 15, "pm"],
    [/tushlik|(?<!\S)tushda|obed/u, 13, "pm"],
    [/kechqurun|kechki|oqshom|kechga/u, 19, "pm"],
  ],
};
