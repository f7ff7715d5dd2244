import { AHEAD_DOORS } from "@/app/ahead-doors";
import { type BuiltAction, type BuiltDoors, fillIn } from "../built-doors";
import type { Answered, Target } from "../target";
import type { Asker } from "./askers";
import type { Rule } from "./rule";
import { WHO } from "./rules";

/** A door of the build with its rule. */
export type Door = {
  /** As in the rules: "GET /api/v1/calls". */
  name: string;
  kind: "REST" | "page" | "action";
  method: string;
  address: string;
  action: BuiltAction | null;
  rule: Rule;
};

export type Verb = "in" | "unauthorized" | "forbidden";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Every door of the build, and those that have no rule, or a rule and no door. */
export async function doorsOf(
  target: Target,
  built: BuiltDoors,
  rules: Readonly<Record<string, Rule>>,
): Promise<{ doors: Door[]; withoutRule: string[]; withoutDoor: string[] }> {
  const doors: Door[] = [];
  const withoutRule: string[] = [];
  const add = (door: Omit<Door, "rule">) => {
    const rule = rules[door.name];
    if (rule) doors.push({ ...door, rule });
    else withoutRule.push(door.name);
  };
  for (const address of built.routes) {
    for (const method of METHODS) {
      const path = fillIn(address, { id: "x" });
      const { status } = await target.ask({ method, path });
      if (status !== 405)
        add({ name: `${method} ${address}`, kind: "REST", method, address, action: null });
    }
  }
  for (const address of AHEAD_DOORS.filter((door) => door.startsWith("/")))
    add({ name: `GET ${address}`, kind: "REST", method: "GET", address, action: null });
  for (const address of built.pages)
    add({ name: `page ${address}`, kind: "page", method: "GET", address, action: null });
  for (const action of built.actions)
    add({
      name: `action ${action.name}`,
      kind: "action",
      method: "POST",
      address: action.page,
      action,
    });
  const known = new Set(doors.map(({ name }) => name));
  const withoutDoor = Object.keys(rules).filter((name) => !known.has(name));
  return { doors, withoutRule, withoutDoor };
}

const FILLED = {
  step: "sms",
  kind: "sms",
  phone: "%2B998901112244",
  phoneHash: "0".repeat(64),
  nextauth: "session",
};

/**
 * Asks at a door.
 * @param id of the thing it is about; null: nothing that exists, and a body that changes nothing
 */
export async function askAt(
  target: Target,
  door: Door,
  asker: Asker,
  id: string | null,
  query = "",
): Promise<Answered> {
  const values = { ...FILLED, id: id ?? NOTHING, callId: id ?? NOTHING };
  const path = fillIn(door.address, values) + query;
  const own = { ...asker.headers, origin: target.url, "sec-fetch-site": "same-origin" };
  const input = id === null ? null : filled(door.rule.body ?? {}, id, asker.userId);
  if (door.action) {
    const headers = {
      ...own,
      "next-action": door.action.id,
      "content-type": "text/plain;charset=UTF-8",
    };
    return target.ask({ method: "POST", path, headers, body: JSON.stringify([input]) });
  }
  if (door.method === "GET") return target.ask({ method: "GET", path, headers: own });
  const headers = { ...own, "content-type": "application/json" };
  // A card is changed in the version that was read.
  const ifMatch: Record<string, string> = door.method === "PUT" ? { "if-match": '"1"' } : {};
  const body = JSON.stringify(input ?? {});
  return target.ask({ method: door.method, path, headers: { ...headers, ...ifMatch }, body });
}

export const NOTHING = "00000000-0000-4000-8000-00000000dead";

function filled(body: Record<string, unknown>, id: string, me: string): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(body)
      .replaceAll("$id", id)
      .replaceAll("$me", me || NOTHING),
  ) as Record<string, unknown>;
}

/** What an answer says of the asker. */
export function verbOf(door: Door, { status, text, location }: Answered): Verb {
  if (door.kind === "action") {
    const code = /"ok":false[^}]*?"code":"(\w+)"/.exec(text)?.[1];
    return code === "unauthorized" || code === "forbidden" ? code : "in";
  }
  if (door.kind === "page") {
    if (status >= 300 && status < 400 && location.includes("/sign-in")) return "unauthorized";
    return status === 404 ? "forbidden" : "in";
  }
  if (status === 401) return "unauthorized";
  return status === 403 ? "forbidden" : "in";
}

/** Whether a door takes what the asker comes with; pages and actions know browsers only. */
export function takes(door: Door, asker: Asker): boolean {
  if (door.kind !== "REST") return asker.by === "session";
  const { by } = door.rule;
  return by === undefined ? asker.by !== "login" : by === asker.by;
}

/** What a door ought to say to an asker, as the rules have it. */
export function expectedOf(door: Door, asker: Asker): Verb {
  if (asker.role === null || !takes(door, asker)) return "unauthorized";
  return mayDo(door, asker) ? "in" : "forbidden";
}

/** By the role, and by the key where there is one. */
export function mayDo({ rule: { needs } }: Door, asker: Asker): boolean {
  if (needs === null || asker.role === null) return needs === null;
  return WHO[needs]?.includes(asker.role) === true && (asker.scopes?.includes(needs) ?? true);
}
