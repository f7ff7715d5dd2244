import { readSandboxEnv } from "./sandbox/env";
import { startSandbox } from "./sandbox/start";

const sandbox = await startSandbox(readSandboxEnv());

process.stdout.write(
  `${JSON.stringify({ event: "sandbox.listening", url: sandbox.url, pid: process.pid })}\n`,
);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
