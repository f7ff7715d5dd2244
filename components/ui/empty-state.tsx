import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Nothing here yet: says so, and how the first one comes to be. */
export function EmptyState({
  icon: Icon,
  title,
  isPage = false,
  children,
  action,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  /** Instead of a page: its title is the page's. */
  isPage?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      {Icon && (
        <span className="mb-1 flex size-10 items-center justify-center rounded-full bg-neutral-soft text-neutral">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <Title className="font-medium text-lg">{title}</Title>
      {children && <div className="max-w-md text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
