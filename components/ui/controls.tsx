import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

const BOX =
  "w-full rounded-lg border border-edge bg-surface text-base text-text transition-colors duration-100 " +
  "hover:border-muted focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-bad";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={clsx(BOX, "h-9 px-3", className)} />;
}

/** Grows with its text where the browser can (`field-sizing`). */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      className={clsx(BOX, "field-sizing-content min-h-20 resize-y px-3 py-2", className)}
    />
  );
}

export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <div className={clsx("relative", className)}>
      <select {...rest} className={clsx(BOX, "h-9 appearance-none pr-9 pl-3")}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-2.5 right-3 size-4 text-muted"
      />
    </div>
  );
}

/** A box to tick with its sentence; the whole line is the target. */
export function Checkbox({
  label,
  className,
  ...rest
}: { label: ReactNode } & Omit<ComponentProps<"input">, "type">) {
  return (
    <label
      className={clsx(
        "flex cursor-pointer items-start gap-2.5 py-1 text-base text-text",
        className,
      )}
    >
      <input {...rest} type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span>{label}</span>
    </label>
  );
}
