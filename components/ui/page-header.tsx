import type { ReactNode } from "react";

/** Title of a page with its one primary action at the right. */
export function PageHeader({
  title,
  lead,
  action,
  children,
}: {
  title: ReactNode;
  /** A short line below the title. */
  lead?: ReactNode;
  action?: ReactNode;
  /** Filters and the like, below. */
  children?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {lead && <p className="mt-0.5 text-muted">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </header>
  );
}
