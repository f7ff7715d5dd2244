import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Next writes instruction files for coding programs into the folder otherwise.
  agentRules: false,
  devIndicators: false,
  // Its line would show the arguments of actions: numbers, names, passwords.
  logging: { serverFunctions: false },
  // `npm run check` checks the types, of tests and scripts too; whoever starts HALO need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // One copy for the server's own code and Next's bundle: both keep state in the module.
  serverExternalPackages: ["postgres", "pg-boss", "pg", "pino", "prom-client", "openai"],
  // Screens that other descriptions of HALO name by these addresses.
  redirects: async () => [
    { source: "/login", destination: "/sign-in", permanent: false },
    { source: "/call-status/:id", destination: "/calls/:id", permanent: false },
    { source: "/calls/make", destination: "/calls/new", permanent: false },
    { source: "/campaigns/new", destination: "/calls/new", permanent: false },
    { source: "/reports", destination: "/analytics", permanent: false },
  ],
  experimental: {
    // What Next keeps of a page's request for the proxy; the server lets no larger one in (lib/platform/http/body-cap).
    proxyClientMaxBodySize: "2mb",
    // Names of commands stand in logs and metrics, and places of errors in the log: both need the real names.
    serverMinification: false,
    // A signed-out or changed session must not be shown from the browser's memory.
    staleTimes: { dynamic: 0 },
  },
};

/**
 * What next-intl adds concerns the compiler alone, and it loads one: to the running product that is 40 MB for nothing.
 * @param {string} phase
 */
export default async function configFor(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./app/i18n/request.ts")(config);
}
