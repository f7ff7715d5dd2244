import { clsx } from "clsx";

/** The mark: a ring with its light. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      aria-hidden="true"
      className={clsx("text-accent-text", className ?? "size-6")}
    >
      <circle cx="12" cy="12" r="7" stroke="currentColor" strokeWidth="3" />
      <path
        d="M12 1.5a10.5 10.5 0 0 1 10.5 10.5"
        stroke="currentColor"
        strokeOpacity=".45"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold text-lg tracking-tight">
      <Mark />
      HALO
    </span>
  );
}
