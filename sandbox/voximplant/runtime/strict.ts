/** How a session answers code that leaves the documented API: the fact is journaled, then the code gets an exception. */
export type Guard = {
  /** @throws always: an error of the scenario's own world */
  violate(message: string): never;
};

/** Names that the language itself reads from any object: promises, JSON, logging. */
const PROBES: ReadonlySet<string> = new Set(["then", "toJSON", "constructor"]);

/**
 * An object that has the given members and nothing else: an unknown name throws when it is read,
 * and nothing can be written, so that a misspelt or invented name cannot pass unseen.
 */
export function strictObject(guard: Guard, name: string, members: Record<string, unknown>): object {
  const describe = () => `[object ${name}]`;
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === "symbol") return undefined;
      if (Object.hasOwn(target, key)) return target[key];
      if (PROBES.has(key)) return undefined;
      if (key === "toString" || key === "valueOf") return describe;
      return guard.violate(`${name}.${key} is not documented`);
    },
    set: (_, key) => guard.violate(`${name}.${String(key)} cannot be set`),
    deleteProperty: (_, key) => guard.violate(`${name}.${String(key)} cannot be deleted`),
    defineProperty: (_, key) => guard.violate(`${name}.${String(key)} cannot be defined`),
    setPrototypeOf: () => guard.violate(`The prototype of ${name} cannot be set`),
    getPrototypeOf: () => null,
  });
}

/** A tree of lists, e.g. voices by provider: every level refuses unknown names. */
export type NameTree = { [name: string]: string | NameTree };

/** The same for a tree: leaves become what `leaf` makes of their path. */
export function strictTree(
  guard: Guard,
  name: string,
  tree: NameTree,
  leaf: (path: string, value: string) => unknown = (_, value) => value,
): object {
  const members: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    const path = `${name}.${key}`;
    members[key] =
      typeof value === "string" ? leaf(path, value) : strictTree(guard, path, value, leaf);
  }
  return strictObject(guard, name, members);
}
