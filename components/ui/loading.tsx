import { clsx } from "clsx";

/** A grey place where something will stand; give it the size of that thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx("block animate-pulse rounded-md bg-hover", className ?? "h-4")}
    />
  );
}

/** Rows of a list or table that is on its way. */
export function SkeletonRows({ rows = 6, className }: { rows?: number; className?: string }) {
  return (
    <div aria-hidden className={clsx("divide-y divide-line", className)}>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex h-11 items-center gap-4 px-4">
          <Skeleton className="h-3.5 w-1/5" />
          <Skeleton className="h-3.5 w-1/3" />
          <Skeleton className="ml-auto h-3.5 w-16" />
        </div>
      ))}
    </div>
  );
}
