import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A surface with a hairline; with `title` it is a named region. */
export function Card({
  title,
  aside,
  isFlush = false,
  className,
  children,
  ...rest
}: {
  title?: ReactNode;
  /** At the right of the title. */
  aside?: ReactNode;
  /** Without padding, for tables and players. */
  isFlush?: boolean;
} & Omit<ComponentProps<"section">, "title">) {
  return (
    <section
      {...rest}
      className={clsx("min-w-0 rounded-xl border border-line bg-surface", className)}
    >
      {(title || aside) && (
        <header
          className={clsx(
            "flex flex-wrap items-center justify-between gap-2 px-4 pt-3.5",
            isFlush && "pb-3",
          )}
        >
          {title && <h2 className="font-semibold text-base">{title}</h2>}
          {aside && <div className="text-muted text-sm">{aside}</div>}
        </header>
      )}
      <div className={clsx(!isFlush && "p-4", !isFlush && title && "pt-3")}>{children}</div>
    </section>
  );
}
