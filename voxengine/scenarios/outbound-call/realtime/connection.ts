import type { Clock } from "../clock";

/** A client that is not there after this time is not waited for: the callee hears silence meanwhile. */
const patienceMs = 10_000;

/**
 * Opens a connection to the model. Call it once the call is answered.
 * @param onClose told when the socket closes, however late
 * @returns a client that has yet to be configured
 * @throws what the platform rejects with, or an Error "connect_timeout"
 */
export function connectRealtime(
  parameters: { apiKey: string; model: string },
  clock: Clock,
  onClose: () => void,
): Promise<RealtimeClient> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const cancel = clock.after(patienceMs, () => {
      isOver = true;
      reject(new Error("connect_timeout"));
    });
    OpenAI.createRealtimeAPIClient({ ...parameters, onWebSocketClose: onClose }).then(
      (client) => {
        cancel();
        if (isOver) {
          client.close();
          return;
        }
        resolve(client);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}
