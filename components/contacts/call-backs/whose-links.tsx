import { clsx } from "clsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "../../ui/button";

/** One's own promises or all one may see. */
export function WhoseLinks({ whose }: { whose: "mine" | "all" }) {
  const t = useTranslations("contacts.callBacks");
  return (
    <nav aria-label={t("whose")} className="flex flex-wrap items-center gap-2">
      <div className="flex gap-0.5 rounded-lg border border-line bg-sunken p-0.5">
        {(["all", "mine"] as const).map((choice) => (
          <Link
            key={choice}
            href={`/contacts/call-backs${choice === "mine" ? "?whose=mine" : ""}`}
            aria-current={whose === choice ? "page" : undefined}
            className={clsx(
              "flex h-8 items-center rounded-md px-3 text-sm",
              whose === choice
                ? "bg-surface font-medium text-text shadow-sm ring-1 ring-edge/60"
                : "text-muted hover:text-text",
            )}
          >
            {t(choice === "mine" ? "mine" : "everybody")}
          </Link>
        ))}
      </div>
      <LinkButton kind="quiet" href="/contacts">
        {t("clients")}
      </LinkButton>
    </nav>
  );
}
