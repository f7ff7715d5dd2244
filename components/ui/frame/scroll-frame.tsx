"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Scrolls sideways what is wider than its place; only then it takes the focus, so that arrow keys scroll it. */
export function ScrollFrame({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={frame} tabIndex={isWider ? 0 : undefined} className="overflow-x-auto">
      {children}
    </div>
  );
}
