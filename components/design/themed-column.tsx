"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";

/**
 * A part of the page in a theme of its own. The tokens are worked out where they are written, at the root, in the
 * theme of the whole page; written again here they are worked out by this part's color scheme.
 */
export function ThemedColumn({ look, children }: { look: string; children: ReactNode }) {
  const column = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const style = column.current?.style;
    if (!style) return;
    for (const [name, value] of tokens()) style.setProperty(name, value);
  }, []);
  return (
    <div ref={column} className={`${look} min-w-0 bg-page px-4 py-6 text-text sm:px-8`}>
      {children}
    </div>
  );
}

/** Colors as the style sheet has them, not yet worked out. */
function tokens(): [string, string][] {
  const rules = [...document.styleSheets].flatMap((sheet) => styleRules(sheet.cssRules));
  return rules.flatMap(({ style, selectorText }) =>
    /:root|:host/.test(selectorText)
      ? [...style]
          .filter((name) => name.startsWith("--color-"))
          .map((name): [string, string] => [name, style.getPropertyValue(name)])
      : [],
  );
}

function styleRules(rules: CSSRuleList): CSSStyleRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    return rule instanceof CSSGroupingRule ? styleRules(rule.cssRules) : [];
  });
}
