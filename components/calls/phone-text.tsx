import { clsx } from "clsx";

/** A number the way people read it: the country code apart, the rest in threes and twos from the end. */
export function spacedPhone(e164: string): string {
  const digits = e164.replace(/^\+/, "");
  const code = ["998", "992", "996", "993", "994", "374", "375"].find((known) =>
    digits.startsWith(known),
  );
  const prefix = code ?? (/^[17]/.test(digits) ? digits.slice(0, 1) : "");
  const rest = digits.slice(prefix.length);
  if (!prefix || rest.length < 9 || rest.length > 10) return e164;
  const operator = rest.length - 7;
  const parts = [
    rest.slice(0, operator),
    rest.slice(operator, operator + 3),
    rest.slice(operator + 3, operator + 5),
    rest.slice(operator + 5),
  ];
  return `+${prefix} ${parts.join(" ")}`;
}

export function PhoneText({ phone, className }: { phone: string; className?: string }) {
  return (
    <span className={clsx("whitespace-nowrap tabular-nums", className)}>{spacedPhone(phone)}</span>
  );
}
