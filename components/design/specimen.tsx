import type { ReactNode } from "react";

/** A primitive's name and its states. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="border-line border-t py-5">
      <h2 className="mb-3 font-semibold text-base">{name}</h2>
      <div className="flex flex-col gap-4">{children}</div>
    </section>
  );
}

/** One state, with its name. `isFocused` draws the ring that only a focus by keyboard brings. */
export function State({
  name,
  isFocused = false,
  children,
}: {
  name: string;
  isFocused?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
      <span className="w-28 shrink-0 pt-1.5 text-faint text-xs">{name}</span>
      <div
        className={
          isFocused
            ? "min-w-0 flex-1 *:outline-2 *:outline-focus *:outline-offset-2"
            : "flex min-w-0 flex-1 flex-wrap items-center gap-2"
        }
      >
        {children}
      </div>
    </div>
  );
}
