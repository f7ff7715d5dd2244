import { clsx } from "clsx";
import {
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleX,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";

/** The five meanings of the house; never by colour alone. */
export type Meaning = "neutral" | "progress" | "good" | "attention" | "bad";

export const MEANING_ICON: Record<Meaning, LucideIcon> = {
  neutral: CircleDot,
  progress: LoaderCircle,
  good: CircleCheck,
  attention: CircleAlert,
  bad: CircleX,
};

export const MEANING_CLASS: Record<Meaning, string> = {
  neutral: "bg-neutral-soft text-neutral",
  progress: "bg-progress-soft text-progress",
  good: "bg-good-soft text-good",
  attention: "bg-attention-soft text-attention",
  bad: "bg-bad-soft text-bad",
};

export function Badge({
  meaning,
  icon,
  size = "md",
  className,
  children,
}: {
  meaning: Meaning;
  icon?: LucideIcon;
  size?: "md" | "lg";
  className?: string;
  children: ReactNode;
}) {
  const Icon = icon ?? MEANING_ICON[meaning];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full font-medium",
        size === "lg" ? "h-7 px-3 text-base" : "h-6 px-2 text-xs",
        MEANING_CLASS[meaning],
        className,
      )}
    >
      <Icon
        aria-hidden
        className={clsx(
          size === "lg" ? "size-4" : "size-3.5",
          meaning === "progress" && !icon && "animate-spin [animation-duration:1.4s]",
        )}
      />
      {children}
    </span>
  );
}
