import type { Page } from "playwright/test";

/** From here on, opening or reloading a page ends when its controls do something, as it does for a person who looks first. */
export function waitUntilAwake(page: Page): void {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  page.goto = async (...to) => {
    const response = await goto(...to);
    await isAwake(page);
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload(...how);
    await isAwake(page);
    return response;
  };
}

/** React leaves its properties on each element that it took over; pages that are not the product's own have none. */
async function isAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.querySelector('script[src*="/_next/"]')) return true;
    const controls = [
      // React puts hidden fields of its own into forms.
      ...document.querySelectorAll("button, input:not([type=hidden]), select, textarea"),
    ];
    return controls.every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactProps$")),
    );
  });
}
