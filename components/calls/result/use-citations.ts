"use client";
import { useState } from "react";
import type { ReadingView } from "@/lib/calls/queries/get-call";

/** What a claim rests on, both ways: pointed at, a claim lights its turns and a turn its claims. */
export type Cited = {
  /** The turns a claim rests on. */
  turnsOf: (field: string) => readonly number[];
  /** The claims that rest on a turn. */
  fieldsOf: (turnNo: number) => readonly string[];
  litTurns: readonly number[];
  litFields: readonly string[];
  lightField: (field: string | null) => void;
  lightTurn: (turnNo: number | null) => void;
};

export function useCitations(reading: ReadingView | null): Cited {
  const [lit, setLit] = useState<{ field: string } | { turnNo: number } | null>(null);
  const citations = reading?.citations ?? [];
  const turnsOf = (field: string) =>
    citations.find((citation) => citation.field === field)?.turns ?? [];
  const fieldsOf = (turnNo: number) =>
    citations.filter(({ turns }) => turns.includes(turnNo)).map(({ field }) => field);
  return {
    turnsOf,
    fieldsOf,
    litTurns: lit && "field" in lit ? turnsOf(lit.field) : [],
    litFields: lit && "turnNo" in lit ? fieldsOf(lit.turnNo) : [],
    lightField: (field) => setLit(field === null ? null : { field }),
    lightTurn: (turnNo) => setLit(turnNo === null ? null : { turnNo }),
  };
}
