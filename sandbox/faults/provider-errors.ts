import { jsonReply } from "../http/reply";
import type { Reply, Request, Service } from "../http/router";
import { chatReply, type ModelAnswer, openaiError, responsesReply } from "../openai/envelope";
import type { FaultRule } from "./rule";

type Provider = Exclude<Service, "control" | "page">;

const MODEL_ANSWERS: Record<NonNullable<FaultRule["variant"]>, ModelAnswer> = {
  refusal: { kind: "refusal", text: "I'm sorry, but I can't help with that request." },
  incomplete: { kind: "incomplete", text: '{"outcome":"interested","summary":"The customer' },
  invalid_json: { kind: "text", text: '{"outcome": "interested", "summary": ' },
  outside_schema: { kind: "text", text: '{"outcome":"definitely_sold","summary":42}' },
};

function modelReply(req: Request, variant: NonNullable<FaultRule["variant"]>): Reply {
  const call = {
    model: "gpt-4.1-mini",
    prompt: req.body.toString("utf8"),
    answer: MODEL_ANSWERS[variant],
  };
  return req.path.endsWith("/chat/completions") ? chatReply(call) : responsesReply(call);
}

function smsRecipients(req: Request): string[] {
  const fields = new URLSearchParams(req.body.toString("utf8"));
  return (fields.get("to") ?? req.query.get("to") ?? "")
    .split(",")
    .filter((number) => number !== "");
}

/** A definite no: the provider has understood the request and will never carry it out. */
export function refusal(service: Provider, req: Request): Reply {
  switch (service) {
    case "voximplant":
      return jsonReply(200, { error: { code: 127, msg: "Insufficient money on the account." } });
    case "openai":
      return modelReply(req, "refusal");
    case "sms": {
      const refused = {
        status: "ERROR",
        status_code: 207,
        status_text: "На этот номер нет маршрута для доставки",
      };
      const sms = Object.fromEntries(smsRecipients(req).map((number) => [number, refused]));
      return jsonReply(200, { status: "OK", status_code: 100, sms, balance: 0 });
    }
    case "telegram":
      return jsonReply(403, {
        ok: false,
        error_code: 403,
        description: "Forbidden: bot was blocked by the user",
      });
    case "hubspot":
      return jsonReply(400, {
        status: "error",
        message: "Property values were not valid",
        correlationId: "00000000-0000-4000-8000-000000000400",
        category: "VALIDATION_ERROR",
      });
  }
}

/** HTTP 200 around the provider's own error: a client that looks at the status alone believes it succeeded. */
export function errorInside200(
  service: Provider,
  req: Request,
  variant: FaultRule["variant"],
): Reply {
  switch (service) {
    case "voximplant":
      return jsonReply(200, { error: { code: 2, msg: "Internal error." } });
    case "openai":
      return modelReply(req, variant ?? "invalid_json");
    case "sms":
      return jsonReply(200, {
        status: "ERROR",
        status_code: 220,
        status_text: "Сервис временно недоступен, попробуйте чуть позже",
      });
    case "telegram":
      return jsonReply(200, {
        ok: false,
        error_code: 400,
        description: "Bad Request: chat not found",
      });
    case "hubspot":
      return jsonReply(200, {
        status: "error",
        message: "internal error",
        correlationId: "00000000-0000-4000-8000-000000000200",
        category: "INTERNAL_ERROR",
      });
  }
}

/**
 * A failed HTTP status with the body that provider sends along.
 * @param retryAfterSeconds where the provider says it in its own way, there; else in Retry-After
 */
export function failure(
  service: Provider,
  status: number,
  retryAfterSeconds: number | undefined,
): Reply {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  const isBusy = status === 429;
  switch (service) {
    case "voximplant":
      if (!isBusy)
        return {
          status,
          headers: { "content-type": "text/html", ...headers },
          body: "<h1>Server error</h1>",
        };
      return jsonReply(status, { error: { code: 340, msg: "Rate limit exceeded." } }, headers);
    case "openai":
      return isBusy
        ? openaiError(
            status,
            {
              message: "Rate limit reached for requests",
              type: "requests",
              code: "rate_limit_exceeded",
            },
            headers,
          )
        : openaiError(
            status,
            {
              message: "The server had an error while processing your request. Sorry about that!",
              type: "server_error",
              code: null,
            },
            headers,
          );
    case "sms":
      return {
        status,
        headers: { "content-type": "text/html; charset=utf-8", ...headers },
        body: "<h1>Ошибка</h1>",
      };
    case "telegram":
      return jsonReply(status, {
        ok: false,
        error_code: status,
        description: isBusy
          ? `Too Many Requests: retry after ${retryAfterSeconds ?? 1}`
          : "Internal Server Error",
        ...(isBusy ? { parameters: { retry_after: retryAfterSeconds ?? 1 } } : {}),
      });
    case "hubspot":
      return jsonReply(
        status,
        {
          status: "error",
          message: isBusy ? "You have reached your ten_secondly_rolling limit." : "internal error",
          correlationId: "00000000-0000-4000-8000-000000000500",
          ...(isBusy
            ? {
                errorType: "RATE_LIMIT",
                policyName: "TEN_SECONDLY_ROLLING",
                category: "RATE_LIMITS",
              }
            : { category: "INTERNAL_ERROR" }),
        },
        headers,
      );
  }
}
