"use client";
import { useSyncExternalStore } from "react";
import { flagOf } from "./phone-typing";

let drawsFlags: boolean | undefined;

/**
 * Whether this machine draws flags: a pair of regional indicators is then one sign, narrower than two.
 * Windows ships no flags (it shows the letters), a bare Linux no signs at all.
 */
function canDrawFlags(): boolean {
  if (drawsFlags === undefined) {
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen) return false;
    pen.font = "16px sans-serif";
    const width = (text: string) => pen.measureText(text).width;
    drawsFlags = width(flagOf("UZ")) < width(flagOf("U")) + width(flagOf("Z")) - 1;
  }
  return drawsFlags;
}

const never = () => () => undefined;

/** The flag of a country, or its two letters where flags cannot be drawn. */
export function CountryFlag({ country }: { country: string }) {
  const isDrawn = useSyncExternalStore(never, canDrawFlags, () => false);
  if (isDrawn) return <span aria-hidden>{flagOf(country)}</span>;
  return (
    <span
      aria-hidden
      className="rounded bg-neutral-soft px-1 py-0.5 font-medium text-neutral text-xs"
    >
      {country}
    </span>
  );
}
