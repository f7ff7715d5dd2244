"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { HeadCell } from "../../ui/table";
import { type Column, clampWidth, MIN_WIDTH } from "./columns";

const STEP = 16;

/** A heading whose right edge is pulled, or moved with the arrow keys; `onWidth` gets the final width in pixels. */
export function ColumnHead({
  column,
  title,
  width,
  isNumber,
  className,
  onWidth,
}: {
  column: Column;
  title: string;
  width: number | undefined;
  isNumber: boolean;
  className?: string;
  onWidth: (column: Column, width: number) => void;
}) {
  const t = useTranslations("callList");
  const head = useRef<HTMLTableCellElement>(null);
  const widthNow = () => Math.round(head.current?.offsetWidth ?? MIN_WIDTH);
  const pull = (startX: number, pointerId: number, handle: HTMLElement) => {
    const first = widthNow();
    handle.setPointerCapture(pointerId);
    const onMove = (event: PointerEvent) => {
      if (head.current)
        head.current.style.width = `${clampWidth(first + event.clientX - startX)}px`;
    };
    const onEnd = () => {
      handle.removeEventListener("pointermove", onMove);
      onWidth(column, clampWidth(widthNow()));
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onEnd, { once: true });
  };
  return (
    <HeadCell ref={head} isNumber={isNumber} className={className} style={width ? { width } : {}}>
      {title}
      <button
        type="button"
        aria-label={t("width", { column: title })}
        className="absolute inset-y-1.5 right-0 w-2 cursor-col-resize border-line border-r hover:border-accent"
        onPointerDown={(event) => pull(event.clientX, event.pointerId, event.currentTarget)}
        onKeyDown={(event) => {
          const step = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
          if (step === 0) return;
          event.preventDefault();
          onWidth(column, clampWidth(widthNow() + step));
        }}
      />
    </HeadCell>
  );
}
