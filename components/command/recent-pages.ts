/** Kept for the tab and the person only: names of clients do not stay behind in the browser. */
const KEEP = 6;

export type RecentPage = { href: string; title: string };

const storeOf = (userId: string) => `halo-recent-${userId}`;

/** A call or a client's card; lists and forms are found as pages. */
export function isWorthKeeping(path: string): boolean {
  return /^\/(calls|contacts)\/[0-9a-f-]{36}$/.test(path);
}

/** Newest first. */
export function recallPages(userId: string): RecentPage[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storeOf(userId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isRecentPage) : [];
  } catch {
    // Foreign or broken content, or a browser that keeps nothing.
    return [];
  }
}

function isRecentPage(value: unknown): value is RecentPage {
  return (
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    "title" in value &&
    typeof value.href === "string" &&
    typeof value.title === "string" &&
    isWorthKeeping(value.href)
  );
}

/** @param title of the document, with or without the name of the product */
export function keepPage(userId: string, href: string, title: string): void {
  const name = title.replace(/ · HALO$/, "").trim();
  if (!name || name === "HALO") return;
  const others = recallPages(userId).filter((page) => page.href !== href);
  const pages = [{ href, title: name }, ...others].slice(0, KEEP);
  try {
    sessionStorage.setItem(storeOf(userId), JSON.stringify(pages));
  } catch {
    // Private windows and full stores refuse; remembering is a comfort, not a duty.
  }
}
