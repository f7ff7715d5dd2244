import { Specimen, State } from "./specimen";

const GROUNDS = ["bg-page", "bg-surface", "bg-sunken", "bg-hover", "bg-accent", "bg-accent-soft"];
const INKS = ["text-text", "text-muted", "text-faint", "text-accent-text"];
const SIZES = [
  ["text-xs", "12"],
  ["text-sm", "13"],
  ["text-base", "14"],
  ["text-lg", "16"],
  ["text-xl", "20"],
  ["text-2xl", "28"],
] as const;

export function TokenSpecimens() {
  return (
    <Specimen name="Color and type">
      <State name="grounds">
        {GROUNDS.map((ground) => (
          <span key={ground} className="flex flex-col gap-1 text-faint text-xs">
            <span className={`size-10 rounded-lg border border-line ${ground}`} />
            {ground.slice(3)}
          </span>
        ))}
      </State>
      <State name="inks">
        {INKS.map((ink) => (
          <span key={ink} className={ink}>
            {ink.slice(5)} Ёлка 0123
          </span>
        ))}
      </State>
      <State name="sizes">
        {SIZES.map(([size, px]) => (
          <span key={size} className={size}>
            {px} Звонок
          </span>
        ))}
      </State>
    </Specimen>
  );
}
