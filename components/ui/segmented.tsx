import { clsx } from "clsx";
import { type ReactNode, useId } from "react";

export type SegmentedOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  isDisabled?: boolean;
};

/** A few choices side by side, as radio buttons: arrows move, Tab leaves. Controlled by `value`, or free with `defaultValue`. */
export function Segmented<Value extends string>({
  label,
  name,
  options,
  value,
  defaultValue,
  onChange,
  isLabelHidden = false,
  className,
}: {
  label: ReactNode;
  name: string;
  options: readonly SegmentedOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  isLabelHidden?: boolean;
  className?: string;
}) {
  const id = useId();
  return (
    <fieldset className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <legend
        className={clsx("font-medium text-sm text-text", isLabelHidden ? "sr-only" : "mb-1.5")}
      >
        {label}
      </legend>
      <div className="flex min-w-0 flex-wrap gap-0.5 rounded-lg border border-line bg-sunken p-0.5">
        {options.map((option) => (
          <div key={option.value} className="min-w-fit flex-1">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              disabled={option.isDisabled}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
              className="peer sr-only"
            />
            <label
              htmlFor={`${id}-${option.value}`}
              className={clsx(
                "flex h-8 cursor-pointer items-center justify-center whitespace-nowrap rounded-md px-3 text-muted text-sm transition-colors duration-100",
                "hover:text-text peer-checked:bg-surface peer-checked:font-medium peer-checked:text-text peer-checked:shadow-sm peer-checked:ring-1 peer-checked:ring-edge/60",
                "peer-focus-visible:outline-2 peer-focus-visible:outline-focus peer-disabled:cursor-default peer-disabled:opacity-45",
              )}
            >
              {option.label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
