import { Select } from "../../ui/controls";

/** One choice of the filters; `any`, where it is given, asks for nothing. */
export function Choice({
  name,
  label,
  any,
  value,
  options,
}: {
  name: string;
  label: string;
  any?: string;
  value: string | undefined;
  options: readonly { value: string; name: string }[];
}) {
  return (
    <Select
      name={name}
      aria-label={label}
      defaultValue={value ?? ""}
      className="max-sm:grow max-sm:basis-[45%]"
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </Select>
  );
}
