"use client";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";

export type Series = { key: string; name: string; color: string };

/**
 * Bars of parts that add up, from a zero baseline, in our tokens. The figures must also stand in a table:
 * a picture says nothing to a screen reader.
 */
export function StackedBars({
  rows,
  series,
  label,
}: {
  /** Each with a `name` for the axis and a number per series. */
  rows: readonly ({ name: string } & Record<string, string | number>)[];
  /** Lowest part first. */
  series: readonly Series[];
  label: string;
}) {
  return (
    <figure aria-label={label} className="flex flex-col gap-2">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
        {series.map((part) => (
          <span key={part.key} className="inline-flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 10 10" className="size-2.5">
              <rect width="10" height="10" rx="2" fill={part.color} />
            </svg>
            {part.name}
          </span>
        ))}
      </figcaption>
      <BarChart
        responsive
        data={[...rows]}
        style={{ width: "100%", height: 200 }}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="name"
          tickLine={false}
          axisLine={{ stroke: "var(--color-line)" }}
          tick={{ fill: "var(--color-muted)", fontSize: 12 }}
          minTickGap={24}
        />
        <YAxis
          allowDecimals={false}
          tickLine={false}
          axisLine={false}
          width={32}
          tick={{ fill: "var(--color-muted)", fontSize: 12 }}
        />
        <Tooltip
          cursor={{ fill: "var(--color-hover)" }}
          isAnimationActive={false}
          contentStyle={{
            background: "var(--color-surface)",
            border: "1px solid var(--color-line)",
            borderRadius: 8,
            color: "var(--color-text)",
          }}
          itemStyle={{ color: "var(--color-text)" }}
        />
        {series.map((part) => (
          <Bar
            key={part.key}
            dataKey={part.key}
            name={part.name}
            stackId="all"
            fill={part.color}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </figure>
  );
}
