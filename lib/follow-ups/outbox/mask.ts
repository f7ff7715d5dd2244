/** "+998 •• •• 67": enough to recognize a number, too little to call it. @param e164 with a plus */
export function maskPhone(e164: string): string {
  return `${e164.slice(0, 4)} •• •• ${e164.slice(-2)}`;
}

/** A message as lists show it: no numbers of people, no one-time links, at most 160 characters. */
export function maskText(text: string): string {
  const hidden = text
    .replace(/(https?:\/\/\S*?[?&]start=)\S+/gu, "$1••••")
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/gu, "••@••")
    .replace(/\+?\d(?:[\s().-]{0,3}\d){6,}/gu, "•••");
  const signs = [...hidden];
  return signs.length > 160 ? `${signs.slice(0, 159).join("")}…` : hidden;
}
