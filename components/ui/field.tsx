import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** What a control needs so that label, help and error belong to it. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** Label above, control, help below, error at the field. `children` gets the props to spread on the control. */
export function Field({
  label,
  help,
  error,
  aside,
  id: given,
  className,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  /** Words, not a code. */
  error?: ReactNode;
  /** Small text at the right of the label: "optional", a counter. */
  aside?: ReactNode;
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const own = useId();
  const id = given ?? own;
  const describedBy = [error ? `${id}-error` : null, help ? `${id}-help` : null].filter(Boolean);
  return (
    <div className={clsx("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-sm text-text">
          {label}
        </label>
        {aside && <span className="text-faint text-xs tabular-nums">{aside}</span>}
      </div>
      {children({
        id,
        "aria-describedby": describedBy.join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-sm">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-muted text-sm">
          {help}
        </p>
      )}
    </div>
  );
}
