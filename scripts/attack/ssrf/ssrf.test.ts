import { afterAll, beforeAll, expect, it } from "vitest";
import { postOutside } from "@/lib/platform/outside/post-outside";
import { trustedAddress } from "@/lib/telephony/voximplant/sessions/trusted-address";
import { innerAddresses } from "./addresses";
import { type Listeners, listenOnLoopback } from "./listeners";

let listeners: Listeners;
beforeAll(async () => {
  listeners = await listenOnLoopback();
});
afterAll(() => listeners.close());

it("no address that leads inside is ever asked", async () => {
  const addresses = innerAddresses(listeners.port);
  expect(addresses.length).toBeGreaterThanOrEqual(60);
  const answers = await Promise.all(
    addresses.map((url) => postOutside({ url, headers: {}, body: "{}", allowedHosts: [] })),
  );
  expect(answers.filter(({ httpStatus }) => httpStatus !== null)).toEqual([]);
  for (const address of addresses)
    expect(trustedAddress(address, "https://api.voximplant.com")).toBeNull();
  expect(listeners.hits()).toBe(0);
});
