/** GSM 03.38: these count one place, the extended ones two; any other letter makes the whole text UCS-2. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€";

/** How many messages a phone network makes of the text: 160/153 places in GSM-7, 70/67 in UCS-2. */
export function smsSegments(text: string): number {
  let places = 0;
  for (const letter of text) {
    if (BASIC.includes(letter)) places += 1;
    else if (EXTENDED.includes(letter)) places += 2;
    else return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  }
  return places <= 160 ? 1 : Math.ceil(places / 153);
}

/** Rubles; one price for every network. */
export function smsPrice(segments: number): number {
  return Math.round(segments * 4.2 * 100) / 100;
}
