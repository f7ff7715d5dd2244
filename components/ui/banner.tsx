import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { MEANING_CLASS, MEANING_ICON, type Meaning } from "./badge";

/** A message in the page: what happened, what it means, what to do (`action`). Bad ones are read out at once. */
export function Banner({
  meaning,
  title,
  action,
  className,
  children,
  ...rest
}: {
  meaning: Meaning;
  title?: ReactNode;
  action?: ReactNode;
} & Omit<ComponentProps<"div">, "title">) {
  const Icon = MEANING_ICON[meaning];
  return (
    <div
      role={meaning === "bad" ? "alert" : "status"}
      {...rest}
      className={clsx(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3.5 py-3",
        MEANING_CLASS[meaning],
        className,
      )}
    >
      <Icon
        aria-hidden
        className={clsx("mt-0.5 size-4 shrink-0", meaning === "progress" && "animate-spin")}
      />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={clsx(title && "mt-0.5", "text-text")}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
