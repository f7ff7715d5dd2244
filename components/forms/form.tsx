"use client";
import type { ComponentProps } from "react";
import { useAwake } from "./use-awake";

/** A form of the page itself that a script sends; until the script is there nobody types into it or sends it. */
export function Form(props: ComponentProps<"form">) {
  return <form inert={!useAwake()} {...props} />;
}
