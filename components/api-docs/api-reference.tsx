"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Banner } from "../ui/banner";
import { SkeletonRows } from "../ui/loading";

/** The document of the REST doors to read and to try, drawn by Swagger UI out of our own files. */
export function ApiReference({ url }: { url: string }) {
  const t = useTranslations("apiKeys.docs");
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    let isGone = false;
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: swaggerUi }) => {
        if (isGone) return;
        swaggerUi({
          url,
          domNode: node,
          // Null: otherwise it sends the address of the document to a server of its makers.
          validatorUrl: null,
          docExpansion: "list",
          defaultModelsExpandDepth: -1,
          tryItOutEnabled: true,
          onComplete: () => setState("ready"),
        });
      })
      .catch(() => setState("failed"));
    return () => {
      isGone = true;
    };
  }, [url]);

  useEffect(followTheme, []);

  return (
    <>
      {state === "loading" && <SkeletonRows rows={10} />}
      {state === "failed" && <Banner meaning="bad" title={t("failed")} />}
      <div ref={place} data-testid="api-reference" />
    </>
  );
}

/** Swagger UI is dark under the class `dark-mode` of the document; ours follows the theme and the system. */
function followTheme(): () => void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = root.dataset;
    root.classList.toggle("dark-mode", theme === "dark" || (theme !== "light" && system.matches));
  };
  apply();
  system.addEventListener("change", apply);
  const observer = new MutationObserver(apply);
  observer.observe(root, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", apply);
    observer.disconnect();
    root.classList.remove("dark-mode");
  };
}
