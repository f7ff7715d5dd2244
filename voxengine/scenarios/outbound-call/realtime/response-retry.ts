/** A reply of the model that fails is asked for once more; a second failure in a row ends the talk. */
export type ResponseRetry = {
  /** The server named an error; it explains the next failed response. */
  error(code: string, message: string): void;
  /** A response is done; any status but "failed" counts as a success. */
  done(status: string): void;
};

export function createResponseRetry(actions: {
  again(): void;
  giveUp(code: string, message: string): void;
}): ResponseRetry {
  let failures = 0;
  let last = { code: "response_failed", message: "" };
  return {
    error(code, message) {
      last = { code, message };
    },
    done(status) {
      failures = status === "failed" ? failures + 1 : 0;
      if (failures === 1) {
        actions.again();
      } else if (failures > 1) {
        actions.giveUp(last.code, last.message);
      }
    },
  };
}
