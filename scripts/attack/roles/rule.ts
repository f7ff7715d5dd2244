export type Role = "rep" | "operator" | "supervisor" | "admin";

/** Things that are somebody's: whoever does not reach one must not learn that it is there. */
export type Kind =
  | "call"
  | "contact"
  | "plannedCall"
  | "callBack"
  | "merge"
  | "erasure"
  | "apiKey"
  | "session";

export type Rule = {
  /** An action of WHO; null: what opens the door instead stands in `because`. */
  needs: string | null;
  because?: string;
  /** What the parameter of the address, or `$id` in the body, names. */
  object?: Kind;
  /** A good request; without one the address is enough. `$me`: the asker. */
  body?: Record<string, unknown>;
  /** What a REST door takes, where it is not both a browser's session and a key: `login` is the token of POST /api/auth/login. */
  by?: "session" | "key" | "login";
};

export const needs = (permission: string, object?: Kind, body?: Record<string, unknown>): Rule => ({
  needs: permission,
  ...(object ? { object } : {}),
  ...(body ? { body } : {}),
});
export const open = (because: string): Rule => ({ needs: null, because });
