import { clsx } from "clsx";
import { LoaderCircle, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const KINDS: Record<ButtonKind, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-edge/60 bg-surface text-text hover:bg-hover",
  quiet: "text-muted hover:bg-hover hover:text-text",
  danger: "bg-bad-solid text-on-accent hover:opacity-90",
};
const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-sm",
  md: "h-9 gap-2 px-3.5 text-base",
  lg: "h-11 gap-2 px-5 text-lg",
};

function buttonClass(kind: ButtonKind, size: ButtonSize, className?: string): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-lg font-medium",
    "transition-colors duration-100 disabled:opacity-50 aria-busy:opacity-80",
    KINDS[kind],
    SIZES[size],
    className,
  );
}

type Look = { kind?: ButtonKind; size?: ButtonSize; icon?: LucideIcon; children: ReactNode };

/** A button; its text is a verb. `isBusy` shows work under way and takes no second press. */
export function Button({
  kind = "secondary",
  size = "md",
  icon: Icon,
  isBusy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: Look & { isBusy?: boolean } & ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      className={buttonClass(kind, size, className)}
    >
      {isBusy ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4" />
      )}
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({
  kind = "secondary",
  size = "md",
  icon: Icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={buttonClass(kind, size, className)}>
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
    </Link>
  );
}

/** A square button with an icon only; `label` is what it does, for people who do not see the icon. */
export function IconButton({
  icon: Icon,
  label,
  className,
  type = "button",
  ...rest
}: { icon: LucideIcon; label: string } & Omit<ComponentProps<"button">, "children">) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-muted transition-colors duration-100 hover:bg-hover hover:text-text disabled:opacity-50",
        className,
      )}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
