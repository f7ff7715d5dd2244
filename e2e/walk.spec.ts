import { expect, type Page } from "playwright/test";
import { LOCALES } from "@/lib/platform/i18n/define-messages";
import { test } from "./fixtures";
import { waitUntilAwake } from "./stack/awake";
import { WALKS } from "./walk/examples";
import { complaints, lookAt, prepare } from "./walk/look-at";
import { routesOfBuild } from "./walk/routes";

// The walk takes its own pictures.
test.use({ trace: "off", screenshot: "off" });
// A busy machine walks slowly.
test.describe.configure({ timeout: 180_000 });

test("every page of the build is walked through", () => {
  const walked = Object.values(WALKS).flatMap((examples) => Object.keys(examples));
  expect(walked.sort()).toEqual(routesOfBuild());
});

for (const locale of LOCALES) {
  for (const [room, examples] of Object.entries(WALKS)) {
    test(`pages of ${room} stand in ${locale}, light and dark, wide and narrow`, async ({
      product,
      admin,
      page,
      pageOf,
      phone,
    }) => {
      const seen = new Map<string, { visitor: Page; heard: string[] }>();
      let expected = 200;
      const visit = async (who: string) => {
        const known = seen.get(who);
        if (known) return known;
        const visitor = who === "anybody" ? page : await pageOf(`${who}@halo.test`);
        if (who === "anybody") waitUntilAwake(visitor);
        const cookies = {
          "halo-locale": locale,
          "halo-time-zone": encodeURIComponent("Europe/Moscow"),
        };
        await visitor
          .context()
          .addCookies(
            Object.entries(cookies).map(([name, value]) => ({ name, value, url: product.url })),
          );
        await prepare(visitor.context(), visitor);
        const visited = { visitor, heard: complaints(visitor, () => expected) };
        seen.set(who, visited);
        return visited;
      };
      const wrong: string[] = [];
      for (const { who, status = 200, paths } of Object.values(examples)) {
        expected = status;
        const { visitor } = await visit(who);
        for (const path of await paths({ product, admin, phone }))
          wrong.push(...(await lookAt(visitor, path, locale)));
      }
      for (const { heard } of seen.values()) wrong.push(...heard);
      expect(wrong).toEqual([]);
    });
  }
}
