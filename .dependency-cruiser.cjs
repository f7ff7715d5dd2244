// The house plan as rules. The order of ROOMS is the direction in which lib may lean:
// a room imports only rooms named before it.
const ROOMS = [
  "platform",
  "auth",
  "entry",
  "settings",
  "telephony",
  "webhooks",
  "contacts",
  "bots",
  "calls",
  "analysis",
  "follow-ups",
  "contact-center",
  "campaigns",
  "reports",
];

const TEST = "\\.(db\\.)?test\\.tsx?$";
const after = (room) => ROOMS.slice(ROOMS.indexOf(room) + 1).join("|");
const ban = (name, from, to, except) => ({
  name,
  severity: "error",
  from: typeof from === "string" ? { path: from } : from,
  to: { path: to, ...(except ? { pathNot: except } : {}) },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(server-only|client-only)$" },
    },
    ban("components-never-import-routes", "^components/", "^app/"),
    ban("lib-never-imports-ui", "^lib/", "^(app|components)/"),
    ban("db-is-the-ground-floor", "^db/(?!seed/)", "^(app|components|lib)/", "^lib/env"),
    ban("screens-talk-to-rooms-not-tables", "^(app|components)/", "^db/", "^db/enums"),
    {
      name: "pages-read-components-show",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^lib/[^/]+/(queries|endpoints|jobs|events)",
        dependencyTypesNot: ["type-only"],
      },
    },
    ban("components-do-not-read-the-environment", "^components/", "^lib/env"),
    ban("voxengine-stands-alone", "^voxengine/", "^(app|components|lib|db|sandbox)/"),
    ban(
      "only-its-adapter-reads-the-contract",
      { path: "^(?!voxengine/|lib/telephony/voximplant/|e2e/|scripts/)", pathNot: TEST },
      "^voxengine/",
    ),
    ban("sandbox-is-another-world", "^sandbox/", "^(app|components|lib|db|voxengine)/"),
    ban("nobody-lives-on-the-sandbox", "^(app|components|lib|db|voxengine)/", "^sandbox/"),
    ban(
      "product-does-not-know-its-scripts",
      { path: "^(app|components|lib|db|voxengine|sandbox)/", pathNot: TEST },
      "^scripts/",
    ),
    ban(
      "product-does-not-know-its-tests",
      "^(app|components|lib|db/(?!testing/)|voxengine|sandbox)/",
      "^e2e/",
    ),
    ban("rooms-know-ports-not-adapters", "^lib/(?!telephony/)", "^lib/telephony/[^/]+/"),
    ban(
      "adapters-are-strangers",
      "^lib/telephony/([^/]+)/",
      "^lib/telephony/([^/]+)/",
      "^lib/telephony/$1/",
    ),
    ...ROOMS.slice(0, -1).map((room) =>
      ban(`${room}-imports-downwards`, `^lib/${room}/`, `^lib/(${after(room)})/`),
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|dist|\\.halo|node_modules)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "require", "node", "default", "types"],
    },
  },
};
