import { builtDoors } from "../built-doors";
import { changedTables, fingerprint } from "../changes";
import type { Answered, Target } from "../target";
import { type Attack, some } from "../verdict";
import { askAt, type Door, doorsOf, expectedOf, mayDo, NOTHING, takes, verbOf } from "./ask-door";
import { type Asker, gatherAskers } from "./askers";
import { bareAnswer, differenceOf } from "./bare-answer";
import type { Kind } from "./rule";
import { RULES } from "./rules";
import { buildWorld, type World } from "./world";

type Result = {
  doors: number;
  askers: number;
  requests: number;
  withoutRule: string[];
  withoutDoor: string[];
  /** Answers that say something else than the rule. */
  wrong: string[];
  /** Foreign things that answer otherwise than missing ones. */
  told: string[];
  /** Own things a door did not find: then foreign ones prove nothing. */
  ownMissing: string[];
  /** Answers with words of what the asker does not reach. */
  leaks: string[];
  changed: string[];
};

/** Doors that are no question of rights to whoever may enter: each would end the asker's own access. */
const ENDS_ACCESS = new Set(["DELETE /api/v1/me/sessions", "action endOtherSessionsAction"]);

async function runRoles(target: Target, root: string): Promise<Result> {
  const world = await buildWorld(target);
  const askers = await gatherAskers(target, world);
  const { doors, withoutRule, withoutDoor } = await doorsOf(target, builtDoors(root), RULES);
  const result: Result = {
    doors: doors.length,
    askers: askers.length,
    requests: 0,
    withoutRule,
    withoutDoor,
    wrong: [],
    told: [],
    ownMissing: [],
    leaks: [],
    changed: [],
  };
  const look = (door: Door, asker: Asker, answer: Answered, what: string) => {
    result.requests += 1;
    const found = foreignWords(world, asker).find((word) => answer.text.includes(word));
    if (found) result.leaks.push(`${asker.name} ${door.name} ${what}: ${found}`);
  };
  for (const asker of askers) {
    for (const door of doors) await enter(target, world, asker, door, result, look);
  }
  const before = await fingerprint(target);
  const those = askers.filter(({ role, scopes }) => role !== null && scopes?.length !== 1);
  for (const asker of those) {
    for (const door of doors) await compareThings(target, world, asker, door, result, look);
  }
  // What the askers reach is touched on purpose only by reading.
  result.changed = changedTables(before, await fingerprint(target)).filter(
    (table) => table !== "audit_log",
  );
  return result;
}

type Look = (door: Door, asker: Asker, answer: Answered, what: string) => void;

/** Asks for nothing that exists, and in lists for what is another's. */
async function enter(
  target: Target,
  world: World,
  asker: Asker,
  door: Door,
  result: Result,
  look: Look,
): Promise<void> {
  const { needs } = door.rule;
  const expected = expectedOf(door, asker);
  if (needs === null || (expected === "in" && ENDS_ACCESS.has(door.name))) {
    if (door.method === "GET") look(door, asker, await askAt(target, door, asker, null), "");
    return;
  }
  // A page of one thing says of a missing one what it says to whoever may not.
  const isOfOne = door.kind === "page" && door.address.includes("[");
  if (!isOfOne || expected !== "in") {
    const answer = await askAt(target, door, asker, null);
    look(door, asker, answer, "");
    const said = verbOf(door, answer);
    if (said !== expected)
      result.wrong.push(`${asker.name} ${door.name}: ${said}, not ${expected} (${answer.status})`);
  }
  if (expected !== "in" || door.kind === "action" || door.method !== "GET") return;
  for (const query of searches(world))
    look(door, asker, await askAt(target, door, asker, null, query), query);
}

async function compareThings(
  target: Target,
  world: World,
  asker: Asker,
  door: Door,
  result: Result,
  look: Look,
): Promise<void> {
  const { object } = door.rule;
  if (!object || !takes(door, asker) || !mayDo(door, asker)) return;
  const missing = await askAt(target, door, asker, NOTHING);
  look(door, asker, missing, "missing");
  const plain = bareAnswer(missing, NOTHING);
  for (const [owner, things] of Object.entries(world.things)) {
    const id = things[object];
    const isOwn = reachesOf(asker, object).includes(owner);
    if (isOwn && door.method !== "GET") continue;
    const answer = await askAt(target, door, asker, id);
    look(door, asker, answer, `${object} of ${owner}`);
    const isSame = bareAnswer(answer, id) === plain;
    if (!isOwn && !isSame)
      result.told.push(
        `${asker.name} ${door.name}, of ${owner}: ${answer.status}, missing ${missing.status}: ${differenceOf(bareAnswer(answer, id), plain)}`,
      );
    if (isOwn && isSame)
      result.ownMissing.push(`${asker.name} ${door.name}, of ${owner}: ${answer.status}`);
  }
}

/** Sessions and keys are everybody's own but for admins; the rest goes by role and team. */
function reachesOf(asker: Asker, kind: Kind): readonly string[] {
  const isOwn = asker.role !== "admin" && (kind === "session" || kind === "apiKey");
  return isOwn ? asker.reaches.filter((owner) => owner === asker.role) : asker.reaches;
}

/** Words that may stand in no answer to this asker. */
function foreignWords(world: World, asker: Asker): string[] {
  if (asker.role === "admin") return [];
  const words = Object.entries(world.things)
    .filter(([owner]) => !asker.reaches.includes(owner))
    .flatMap(([, { canaries }]) => canaries);
  if (asker.name !== "chief")
    words.push("zzcanaryteamb", "zzcanarynamestranger", "zzcanarynamechief");
  return words;
}

/** Filters that ask for what is another's. */
function searches(world: World): string[] {
  const { stranger, rep } = world.people;
  return [
    `?ownerId=${stranger?.id}&owner=${stranger?.id}`,
    `?ownerId=${rep?.id}&owner=${rep?.id}`,
    "?q=zzcan&search=zzcan",
    "?phone=99&scope=all&limit=200",
  ];
}

export const roles: Attack = {
  async run(target, { root }) {
    const result = await runRoles(target, root);
    const { wrong, told, ownMissing, leaks, changed } = result;
    const findings = { wrong, told, ownMissing, leaks };
    return {
      lines: [
        `doors of the build ${result.doors}, askers ${result.askers}, requests ${result.requests}`,
        `  doors without a rule ${result.withoutRule.length} (bar 0) ${result.withoutRule.join(", ")}`,
        `  rules without a door ${result.withoutDoor.length} (bar 0) ${result.withoutDoor.join(", ")}`,
        `  answers against the rule ${wrong.length} (bar 0), foreign unlike missing ${told.length} (bar 0), own not found ${ownMissing.length} (bar 0)`,
        `  foreign words ${leaks.length} (bar 0), foreign things changed ${changed.length} (bar 0) ${changed.join(" ")}`,
        ...Object.entries(findings).flatMap(([what, list]) =>
          some(list).map((line) => `  ${what}: ${line}`),
        ),
      ],
      result: {
        ...result,
        ...Object.fromEntries(Object.entries(findings).map(([what, list]) => [what, some(list)])),
      },
      isSafe:
        [wrong, told, ownMissing, leaks, changed, result.withoutRule, result.withoutDoor].every(
          (list) => list.length === 0,
        ) && result.requests > 1000,
    };
  },
};
