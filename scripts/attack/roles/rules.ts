import type { Role, Rule } from "./rule";
import { ACTION_RULES } from "./rules-of-actions";
import { PAGE_RULES } from "./rules-of-pages";
import { REST_RULES } from "./rules-of-rest";

/** Who may do what, written down apart from the product's own table: the two must agree. */
export const WHO: Record<string, readonly Role[]> = {
  "calls.start": ["rep", "supervisor", "admin"],
  "calls.read": ["rep", "supervisor", "admin"],
  "calls.hang_up": ["rep", "supervisor", "admin"],
  "calls.retry_step": ["rep", "supervisor", "admin"],
  "calls.read_again": ["rep", "supervisor", "admin"],
  "calls.correct_outcome": ["rep", "supervisor", "admin"],
  "bots.read": ["rep", "supervisor", "admin"],
  "contacts.read": ["rep", "operator", "supervisor", "admin"],
  "contacts.edit": ["rep", "operator", "supervisor", "admin"],
  "contacts.erase": ["supervisor", "admin"],
  "outbox.read": ["rep", "supervisor", "admin"],
  "outbox.settle": ["rep", "supervisor", "admin"],
  "analytics.read": ["rep", "supervisor", "admin"],
  "settings.read": ["admin"],
  "settings.edit": ["admin"],
  "do_not_call.edit": ["supervisor", "admin"],
  "webhooks.manage": ["admin"],
  "users.manage": ["admin"],
  "audit.read": ["admin"],
  "api_keys.use": ["rep", "supervisor", "admin"],
  "account.use": ["rep", "operator", "supervisor", "admin"],
};

/** "GET /api/v1/calls/[id]", "page /calls/[id]", "action startCallAction" → its rule. */
export const RULES: Readonly<Record<string, Rule>> = {
  ...REST_RULES,
  ...PAGE_RULES,
  ...ACTION_RULES,
};
