"use client";

import { useEffect, useRef } from "react";
import { Banner } from "./banner";

/** What is wrong with a form, above it, with links to the fields. Takes the focus each time `errors` is a new list. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  /** `fieldId` is the id of the control. */
  errors: readonly { fieldId?: string; message: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <Banner ref={box} meaning="bad" title={title} tabIndex={-1}>
      <ul className="list-disc pl-4">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ""}${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="underline underline-offset-2">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
