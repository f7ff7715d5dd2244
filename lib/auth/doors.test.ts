import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS } from "./permissions";

/**
 * Every door of the product, found in the sources: methods of route handlers, pages, server actions. Each names a
 * permission of the table, or stands here with what guards it instead. A new one that does neither fails.
 */
const WITHOUT_PERMISSION: Record<string, string> = {
  "page /": "sends on to the first screen of whoever is signed in, or to sign-in",
  "page /sign-in": "for people who are not signed in",
  "page /setup": "opened by the one-time token of the first start",
  "page /password": "opened by a one-time token that an admin hands out",
  "action setPasswordByLinkAction": "opened by a one-time token that an admin hands out",
  "action setUpFirstAdminAction": "opened by the one-time token of the first start",
  "action rememberPreferenceAction": "language and look of one's own browser",
  "GET /api/auth/[...nextauth]": "next-auth, its doors by a list",
  "POST /api/auth/[...nextauth]": "next-auth, its doors by a list",
  "POST /api/auth/login": "e-mail and password",
  "POST /telegram/updates": "the secret given to setWebhook",
  "POST /voximplant/events": "the scenario's signature",
  "POST /voximplant/permit": "the scenario's signature",
  "GET /api/v1/openapi.json": "tells of doors, never of people",
  "page /design": "shows primitives, in development only",
  "page /docs": "tells of doors, never of people",
  "GET /voximplant/health": "says that we are there, and nothing else",
  "OPTIONS /api/analytics": "preflight",
  "OPTIONS /api/auth/login": "preflight",
  "OPTIONS /api/calls": "preflight",
  "OPTIONS /api/calls/[id]": "preflight",
  "OPTIONS /demo/session": "preflight",
};
const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const find = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => join(root, file));
const sources = find("{app,components,lib}/**/*.{ts,tsx}").filter(
  (file) => !/\.(test|spec)\.tsx?$/.test(file),
);
const routes = sources.filter((file) => /[/\\]route\.tsx?$/.test(file));
const pages = sources.filter(
  (file) => /[/\\]page\.tsx$/.test(file) && file.includes(`${sep}app${sep}`),
);
const actionFiles = sources.filter((file) =>
  /^\s*(\/\/[^\n]*\n\s*)*["']use server["']/.test(readFileSync(file, "utf8")),
);

const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
const program = ts.createProgram([...routes, ...pages, ...actionFiles], options);
const checker = program.getTypeChecker();

function sourceOf(file: string): ts.SourceFile {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not in the program`);
  return source;
}

/** What a name stands for in the end: through imports and `export const GET = readCall`. */
function origin(symbol: ts.Symbol): ts.Node | undefined {
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = real.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return declaration;
  const value = declaration.initializer;
  if (!value || !ts.isIdentifier(value)) return value;
  const next = checker.getSymbolAtLocation(value);
  return next ? origin(next) : undefined;
}

function exportsOf(file: string): { name: string; value: ts.Node | undefined }[] {
  const module = checker.getSymbolAtLocation(sourceOf(file));
  if (!module) return [];
  return checker
    .getExportsOfModule(module)
    .filter((symbol) => !(symbol.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Interface)))
    .map((symbol) => ({ name: symbol.name, value: origin(symbol) }));
}

function isCallTo(
  node: ts.Node | undefined,
  name: string,
  file: string,
): node is ts.CallExpression {
  if (!node || !ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const symbol = checker.getSymbolAtLocation(node.expression);
  if (!symbol) return false;
  const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const place = real.valueDeclaration?.getSourceFile().fileName ?? "";
  return real.name === name && relative(root, place) === join("lib", "entry", file);
}

/** A text, also behind a name: `const may = "contacts.edit"`. */
function literal(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteral(node)) return node.text;
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = checker.getSymbolAtLocation(node);
  return symbol && literal(origin(symbol));
}

function endpointPermission(node: ts.Node | undefined): string | undefined {
  const isDoor =
    isCallTo(node, "endpoint", "endpoint.ts") ||
    isCallTo(node, "operation", join("api", "operation.ts"));
  if (!isDoor) return undefined;
  const definition = node.arguments[0];
  return definition && permissionIn(definition);
}

/** The `permission` of an object literal, its own or of an object spread into it. */
function permissionIn(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isIdentifier(node)) {
    const symbol = checker.getSymbolAtLocation(node);
    return symbol && permissionIn(origin(symbol));
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return permissionIn(node.expression);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  let found: string | undefined;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) found = permissionIn(property.expression) ?? found;
    else if (ts.isPropertyAssignment(property) && property.name.getText() === "permission")
      found = literal(property.initializer);
  }
  return found;
}

function pagePermission(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (isCallTo(node, "page", "page.ts")) return literal(node.arguments[0]);
  return ts.forEachChild(node, (child) => pagePermission(child));
}

const actionPermission = (node: ts.Node | undefined) =>
  isCallTo(node, "action", "action.ts") ? literal(node.arguments[0]) : undefined;

const addressOf = (file: string) =>
  `/${relative(join(root, "app"), dirname(file))
    .split(sep)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;

type DoorFound = { door: string; permission: string | undefined };

const doors: DoorFound[] = [
  ...routes.flatMap((file) =>
    exportsOf(file)
      .filter(({ name }) => METHODS.test(name))
      .map(({ name, value }) => ({
        door: `${name} ${addressOf(file)}`,
        permission: endpointPermission(value),
      })),
  ),
  ...pages.map((file) => ({
    door: `page ${addressOf(file)}`,
    permission: pagePermission(exportsOf(file).find(({ name }) => name === "default")?.value),
  })),
  ...actionFiles.flatMap((file) =>
    exportsOf(file).map(({ name, value }) => ({
      door: `action ${name}`,
      permission: actionPermission(value),
    })),
  ),
];

describe("every door", () => {
  it("is found", () => {
    const found = doors.map(({ door }) => door);
    expect(found).toContain("GET /api/v1/calls/[id]/recording");
    expect(found).toContain("page /calls/[id]");
    expect(found).toContain("action startCallAction");
  });

  it.each(doors)("$door says who may enter", ({ door, permission }) => {
    if (permission === undefined) expect(WITHOUT_PERMISSION[door]).toBeTruthy();
    else {
      expect(ALL_PERMISSIONS).toContain(permission);
      expect(WITHOUT_PERMISSION[door]).toBeUndefined();
    }
  });

  it("that stands here without a permission is there", () => {
    const found = new Set(doors.map(({ door }) => door));
    expect(Object.keys(WITHOUT_PERMISSION).filter((door) => !found.has(door))).toEqual([]);
  });

  it("is a whole file of actions, never a function in a component", () => {
    const inline = sources.filter(
      (file) =>
        !actionFiles.includes(file) &&
        /^\s*["']use server["'];?\s*$/m.test(readFileSync(file, "utf8")),
    );
    expect(inline.map((file) => relative(root, file))).toEqual([]);
  });
});
