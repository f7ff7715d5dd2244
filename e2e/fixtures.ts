import { test as base, type Page } from "playwright/test";
import { DEMO_PASSWORD, SignInPage } from "./pages/sign-in-page";
import { waitUntilAwake } from "./stack/awake";
import { type Country, Numbers } from "./stack/numbers";
import { Product } from "./stack/product";
import { Sandbox } from "./stack/sandbox";

type StorageState = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
/** The session cookies of somebody who signed in through the page; each person signs in once a worker. */
type SessionOf = (email: string, password?: string) => Promise<StorageState>;

type WorkerFixtures = { product: Product; sessionOf: SessionOf; numbers: Numbers };
type TestFixtures = {
  /** Control of the sandbox; what a test changed there is undone after it. */
  sandbox: Sandbox;
  /** A page of a signed-in person, in a browser of its own. */
  pageOf: (email: string, password?: string) => Promise<Page>;
  rep: Page;
  operator: Page;
  supervisor: Page;
  admin: Page;
  /** A number nobody else calls. */
  phone: (ending: string, country?: Country) => string;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    async ({ browserName: _ }, use) => {
      const product = new Product();
      await use(product);
      await product.close();
    },
    { scope: "worker" },
  ],
  numbers: [
    async ({ product }, use, { workerIndex }) => {
      const [row] = await product.db<{ count: number }[]>`select count(*)::int as count from calls`;
      await use(new Numbers(workerIndex, row?.count ?? 0));
    },
    { scope: "worker" },
  ],
  sessionOf: [
    async ({ browser, product }, use) => {
      const known = new Map<string, Promise<StorageState>>();
      const signIn = async (email: string, password: string) => {
        const context = await browser.newContext({ baseURL: product.url });
        await new SignInPage(await context.newPage()).signIn(email, password);
        const state = await context.storageState();
        await context.close();
        return state;
      };
      await use((email, password = DEMO_PASSWORD) => {
        const state = known.get(email) ?? signIn(email, password);
        known.set(email, state);
        return state;
      });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ product }, use) => use(product.url),
  sandbox: async ({ product }, use) => {
    const sandbox = new Sandbox(product.sandboxUrl);
    await use(sandbox);
    await sandbox.calmDown();
  },
  pageOf: async ({ browser, sessionOf }, use) => {
    const open: Page[] = [];
    await use(async (email, password) => {
      const context = await browser.newContext({ storageState: await sessionOf(email, password) });
      const page = await context.newPage();
      waitUntilAwake(page);
      open.push(page);
      return page;
    });
    for (const page of open) await page.context().close();
  },
  rep: async ({ pageOf }, use) => use(await pageOf("rep@halo.test")),
  operator: async ({ pageOf }, use) => use(await pageOf("operator@halo.test")),
  supervisor: async ({ pageOf }, use) => use(await pageOf("supervisor@halo.test")),
  admin: async ({ pageOf }, use) => use(await pageOf("admin@halo.test")),
  phone: async ({ numbers }, use) => use((ending, country) => numbers.next(ending, country)),
});
