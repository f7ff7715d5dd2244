"use client";
import { CircleHelp } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

/**
 * A sentence about what stands beside it, under the pointer, at the key and under the finger; Escape puts it away.
 * It opens over the nearest positioned box around it, as wide as that.
 */
export function Hint({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-describedby={isOpen ? id : undefined}
        onMouseEnter={() => setIsOpen(true)}
        onMouseLeave={() => setIsOpen(false)}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onClick={() => setIsOpen(true)}
        onKeyDown={({ key }) => key === "Escape" && setIsOpen(false)}
        className="relative z-10 -my-1 inline-flex size-6 shrink-0 items-center justify-center rounded-full text-faint hover:text-text"
      >
        <CircleHelp aria-hidden className="size-3.5" />
      </button>
      {isOpen && (
        <span
          role="tooltip"
          id={id}
          className="absolute inset-x-2 top-10 z-20 rounded-lg border border-line bg-surface px-3 py-2 font-normal text-sm text-text shadow-lg"
        >
          {children}
        </span>
      )}
    </>
  );
}
