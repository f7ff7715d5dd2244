/** One reply of the model at a time: what is asked for, what fails, what must be said instead. */
export type Responses = {
  /** Asks for a reply; the server refuses it while another one is under way. */
  ask(parameters: object): void;
  /** Has this said instead of anything under way. */
  demand(parameters: object): void;
  /** The server began a reply, ours or its own. */
  created(): void;
  /** The server named an error; it explains the next failed reply. */
  error(code: string, message: string): void;
  /** A reply is done, with the server's word for how. */
  done(status: string): void;
};

/**
 * @param send.create asks the server for a reply
 * @param send.cancel gives up the one under way
 * @param giveUp told when a reply failed twice in a row
 */
export function createResponses(
  send: { create(parameters: object): void; cancel(): void },
  giveUp: (code: string, message: string) => void,
): Responses {
  let isActive = false;
  let demanded: object | null = null;
  let failures = 0;
  let last = { code: "response_failed", message: "" };

  function ask(parameters: object): void {
    isActive = true;
    send.create(parameters);
  }

  return {
    ask,
    demand(parameters) {
      if (!isActive) {
        ask(parameters);
        return;
      }
      if (!demanded) {
        send.cancel();
      }
      demanded = parameters;
    },
    created() {
      isActive = true;
    },
    error(code, message) {
      last = { code, message };
    },
    done(status) {
      isActive = false;
      if (demanded) {
        const parameters = demanded;
        demanded = null;
        ask(parameters);
        return;
      }
      failures = status === "failed" ? failures + 1 : 0;
      if (failures === 1) {
        ask({});
      } else if (failures > 1) {
        giveUp(last.code, last.message);
      }
    },
  };
}
