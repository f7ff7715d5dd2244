"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page's scripts have taken this part over. Before that a press does nothing and a form would be sent by
 * the browser itself, with what was typed in the address: such parts are `inert` or `disabled` until they are awake.
 */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
