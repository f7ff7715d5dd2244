import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { ScrollFrame } from "./frame/scroll-frame";

/** A table in a frame of its own: only that frame scrolls sideways. Give it an `aria-label` or a caption. */
export function Table({ className, children, ...rest }: ComponentProps<"table">) {
  return (
    <ScrollFrame>
      <table {...rest} className={clsx("w-full border-collapse text-left text-base", className)}>
        {children}
      </table>
    </ScrollFrame>
  );
}

/** A heading cell; it stays while the rows scroll. `isNumber` puts it at the right, over its figures. */
export function HeadCell({
  isNumber = false,
  className,
  ...rest
}: { isNumber?: boolean } & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-surface px-4 font-medium text-muted text-xs first:rounded-tl-xl last:rounded-tr-xl",
        isNumber && "text-right",
        className,
      )}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...rest}
      className={clsx("border-line border-b last:border-b-0 hover:bg-sunken", className)}
    />
  );
}

export function Cell({
  isNumber = false,
  className,
  ...rest
}: { isNumber?: boolean } & ComponentProps<"td">) {
  return (
    <td
      {...rest}
      className={clsx(
        "h-11 px-4 py-2 align-middle",
        isNumber && "text-right tabular-nums",
        className,
      )}
    />
  );
}
