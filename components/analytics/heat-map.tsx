"use client";
import { clsx } from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { HourFigures } from "@/lib/reports/get-report";
import { rate, SMALL_SAMPLE } from "@/lib/reports/rates";
import { type ListAddress, listHref } from "../calls/list/list-address";
import { Card } from "../ui/card";
import { Segmented } from "../ui/segmented";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const SHADES = ["bg-accent/15", "bg-accent/30", "bg-accent/50", "bg-accent/70", "bg-accent"];
const MEASURES = ["calls", "talkRate"] as const;
type Measure = (typeof MEASURES)[number];

/** Weekdays × hours in the viewer's zone: how many were called, or what share of them talked. Each cell opens its calls. */
export function HeatMap({
  hours,
  view,
  timeZone,
}: {
  hours: readonly HourFigures[];
  view: ListAddress;
  timeZone: string;
}) {
  const t = useTranslations("reports");
  const [measure, setMeasure] = useState<Measure>("calls");
  const frame = useRef<HTMLDivElement>(null);
  const earliest = Math.min(...hours.map(({ hour }) => hour));
  useEffect(() => {
    const box = frame.current;
    // On a phone the nights, which are empty, would fill the frame.
    if (box) box.scrollLeft = (box.scrollWidth / HOURS.length) * Math.max(0, earliest - 1);
  }, [earliest]);
  const known = new Map(hours.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  const most = Math.max(1, ...hours.map(({ calls }) => calls));
  const first = hours.length > 0 ? cellId(firstOf(hours)) : null;
  return (
    <Card
      title={t("byHour")}
      data-testid="hours"
      aside={
        <Segmented
          label={t("heatMeasure")}
          isLabelHidden
          name="heat-measure"
          options={MEASURES.map((value) => ({ value, label: t(`heat.${value}`) }))}
          value={measure}
          onChange={setMeasure}
        />
      }
    >
      {/* Narrower cells could not be hit with a finger. */}
      <div ref={frame} className="overflow-x-auto">
        <table
          aria-label={t("byHour")}
          className="w-full min-w-172 table-fixed border-separate border-spacing-0.5"
        >
          <thead>
            <tr>
              <td className="w-8" />
              {HOURS.map((hour) => (
                <th
                  key={hour}
                  scope="col"
                  className="font-normal text-faint text-xs tabular-nums"
                  aria-label={`${hour}:00`}
                >
                  {hour % 3 === 0 ? hour : ""}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={moveFocus}>
            {WEEKDAYS.map((weekday) => (
              <tr key={weekday}>
                <th
                  scope="row"
                  className="sticky left-0 bg-surface text-left font-normal text-muted text-xs"
                >
                  <WeekdayName weekday={weekday} />
                </th>
                {HOURS.map((hour) => {
                  const cell = known.get(`${weekday} ${hour}`);
                  return (
                    <td key={hour} className="p-0">
                      {cell ? (
                        <Hour
                          cell={cell}
                          measure={measure}
                          most={most}
                          view={view}
                          isFirst={cellId(cell) === first}
                        />
                      ) : (
                        <span className="block h-6 rounded-sm bg-sunken" />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-faint text-xs">{t("heatHelp", { zone: timeZone })}</p>
    </Card>
  );
}

const cellId = ({ weekday, hour }: HourFigures) => `hour-${weekday}-${hour}`;

function firstOf(hours: readonly HourFigures[]): HourFigures {
  return hours.reduce((a, b) => (a.weekday * 24 + a.hour <= b.weekday * 24 + b.hour ? a : b));
}

function Hour({
  cell,
  measure,
  most,
  view,
  isFirst,
}: {
  cell: HourFigures;
  measure: Measure;
  most: number;
  view: ListAddress;
  isFirst: boolean;
}) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const share = rate(cell.talked, cell.calls).value ?? 0;
  const strength = measure === "calls" ? cell.calls / most : share;
  const isFew = measure === "talkRate" && cell.calls < SMALL_SAMPLE;
  const label = t("heatCell", {
    weekday: weekdayText(format, cell.weekday, "long"),
    hour: String(cell.hour).padStart(2, "0"),
    calls: cell.calls,
    talked: cell.talked,
    rate: format.number(share, { style: "percent", maximumFractionDigits: 0 }),
  });
  return (
    <Link
      id={cellId(cell)}
      href={listHref({ ...view, weekday: String(cell.weekday), hour: String(cell.hour) })}
      prefetch={false}
      title={label}
      aria-label={label}
      data-count={cell.calls}
      // One stop of the Tab key; arrows walk the cells.
      tabIndex={isFirst ? 0 : -1}
      className={clsx(
        "block h-6 rounded-sm hover:outline-2 hover:outline-focus",
        strength === 0 ? "bg-hover" : SHADES[Math.min(4, Math.ceil(strength * 5) - 1)],
        isFew && "opacity-50",
      )}
    />
  );
}

const STEP: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** To the next cell with calls in the direction of the arrow. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEP[event.key];
  const place = /^hour-(\d+)-(\d+)$/.exec((event.target as HTMLElement).id);
  if (!step || !place) return;
  event.preventDefault();
  let [weekday, hour] = [Number(place[1]), Number(place[2])];
  while (true) {
    weekday += step[0];
    hour += step[1];
    if (weekday < 1 || weekday > 7 || hour < 0 || hour > 23) return;
    const cell = document.getElementById(`hour-${weekday}-${hour}`);
    if (cell) {
      cell.focus();
      return;
    }
  }
}

function WeekdayName({ weekday }: { weekday: number }) {
  return weekdayText(useFormatter(), weekday, "short");
}

function weekdayText(
  format: ReturnType<typeof useFormatter>,
  weekday: number,
  length: "short" | "long",
): string {
  // 5 January 1970 was a Monday.
  const day = new Date(Date.UTC(1970, 0, 4 + weekday, 12));
  return format.dateTime(day, { weekday: length, timeZone: "UTC" });
}
