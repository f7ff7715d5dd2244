/** What we expect to go wrong. The code is stable: pages, REST and tests know it; the words live in messages.ts. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_mismatch: 409,
  /** What is to be changed was changed by somebody else since it was read (`If-Match`). */
  precondition_failed: 412,
  too_large: 413,
  /** A rule of dialling says no: do-not-call, prefix, cap, budget, pause. `detail.rule` says which. */
  call_blocked: 422,
  /** The rep must say yes first: night, holiday, unknown zone. `detail.rule` says which. */
  confirmation_needed: 422,
  rate_limited: 429,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

export class AppError extends Error {
  readonly code: ErrorCode;
  /** Field name → code of what is wrong with it. */
  readonly fields: Record<string, string> | undefined;
  /** Values for the words; no personal data. */
  readonly detail: Record<string, string | number> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: {
      fields?: Record<string, string>;
      detail?: Record<string, string | number>;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
    this.detail = options.detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
