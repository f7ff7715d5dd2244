import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/db/enums";
import type { UserActor } from "./actor";
import { ALL_PERMISSIONS, assertReaches, can, type Scope, scopeOf } from "./permissions";

function person(role: Role, more: Partial<UserActor> = {}): UserActor {
  return {
    kind: "user",
    userId: "user-1",
    sessionId: "session-1",
    name: "Somebody",
    email: "somebody@halo.test",
    role,
    teamId: "team-1",
    seesAllTeams: false,
    locale: null,
    ip: null,
    ...more,
  };
}

const EXPECTED: Record<Role, Partial<Record<Scope, readonly string[]>>> = {
  rep: {
    own: [
      "calls.start",
      "calls.read",
      "calls.hang_up",
      "calls.retry_step",
      "calls.read_again",
      "calls.correct_outcome",
      "contacts.read",
      "contacts.edit",
      "outbox.read",
      "outbox.settle",
      "analytics.read",
      "api_keys.use",
      "account.use",
    ],
    all: ["bots.read"],
  },
  operator: { own: ["contacts.read", "contacts.edit", "account.use"] },
  supervisor: {
    own: ["api_keys.use", "account.use"],
    team: [
      "calls.start",
      "calls.read",
      "calls.hang_up",
      "calls.retry_step",
      "calls.read_again",
      "calls.correct_outcome",
      "calls.read_raw",
      "contacts.read",
      "contacts.edit",
      "contacts.erase",
      "outbox.read",
      "outbox.settle",
      "analytics.read",
    ],
    all: ["bots.read", "do_not_call.edit"],
  },
  admin: {
    own: ["account.use"],
    all: ALL_PERMISSIONS.filter((permission) => permission !== "account.use"),
  },
};

describe("the permission table", () => {
  it.each(ROLES)("gives %s what the table says and nothing else", (role) => {
    const given: Partial<Record<Scope, string[]>> = {};
    for (const permission of ALL_PERMISSIONS) {
      const scope = scopeOf(person(role), permission);
      if (scope) given[scope] = [...(given[scope] ?? []), permission];
    }
    expect(given).toEqual(EXPECTED[role]);
  });

  it("lets a supervisor of all teams reach everything the team right reaches", () => {
    const actor = person("supervisor", { seesAllTeams: true });
    expect(scopeOf(actor, "calls.read")).toBe("all");
    expect(scopeOf(actor, "settings.edit")).toBeNull();
  });

  it("gives a key its scopes only", () => {
    const key = { kind: "api", keyId: "k", name: "k", scopes: ["calls.start"], ip: null } as const;
    expect(ALL_PERMISSIONS.filter((permission) => can(key, permission))).toEqual(["calls.start"]);
  });

  it("gives a person's key what both the role and the scopes allow", () => {
    const key = { keyId: "k", name: "k", scopes: ["calls.read", "users.manage"], expiresAt: null };
    const actor = person("supervisor", { viaKey: key });
    expect(ALL_PERMISSIONS.filter((permission) => can(actor, permission))).toEqual(["calls.read"]);
    expect(scopeOf(actor, "calls.read")).toBe("team");
  });

  it("answers to a foreign object as to a missing one", () => {
    const mine = { ownerId: "user-1", teamId: "team-1" };
    const ofTeam = { ownerId: "user-2", teamId: "team-1" };
    const foreign = { ownerId: "user-3", teamId: "team-2" };
    const reach = (role: Role, object: typeof mine) => () =>
      assertReaches(person(role), "calls.read", object);
    expect(reach("rep", mine)).not.toThrow();
    expect(reach("rep", ofTeam)).toThrow("not_found");
    expect(reach("supervisor", ofTeam)).not.toThrow();
    expect(reach("supervisor", foreign)).toThrow("not_found");
    expect(reach("admin", foreign)).not.toThrow();
    expect(reach("operator", mine)).toThrow("forbidden");
  });

  it("does not take a missing team for the same team", () => {
    const actor = person("supervisor", { teamId: null });
    expect(() => assertReaches(actor, "calls.read", { ownerId: null, teamId: null })).toThrow(
      "not_found",
    );
  });
});
