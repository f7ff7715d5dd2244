import http from "node:http";
import postgres from "postgres";
import type { Ports } from "../product/run-file";
import { readStack, stackDatabaseUrl, stackSecrets, startStack } from "../testing/e2e-stack";

export type Asked = {
  method: string;
  /** As it goes over the wire, from the slash on. */
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string | null;
};
export type Answered = {
  status: number;
  text: string;
  cookies: string[];
  /** Where a redirect leads; empty: it is none. */
  location: string;
};

/** A whole product of its own that may be attacked; it is thrown away afterwards. */
export type Target = {
  url: string;
  /** Of the telephone world around it. */
  sandboxUrl: string;
  ports: Ports;
  /** Where it keeps its files. */
  dataDir: string;
  /** What it made for itself, by variable name. */
  secrets: Record<string, string>;
  webhookKey: string;
  sql: postgres.Sql;
  /** One request on a kept connection. Status 0: no answer came; the text says why. */
  ask(asked: Asked): Promise<Answered>;
  /** The headers of a signed-in person's browser. @param password default: the demo people's */
  signIn(email: string, password?: string): Promise<Record<string, string>>;
  /** The process that answers requests. */
  webProcess(): number;
  /** How often each process was started: more than before is a crash. */
  starts(): Record<string, number>;
  stop(): Promise<void>;
};

/** A person's test of a webhook waits ten seconds for its receiver; nothing takes longer. */
const PATIENCE_MS = 30_000;
const DEMO_PASSWORD = "halo-demo";

/** @throws Error where the product does not come up */
export async function openTarget(
  root: string,
  settings: Record<string, string> = {},
): Promise<Target> {
  const stack = await startStack(root, settings);
  const { url } = stack.run;
  const sql = postgres(stackDatabaseUrl(stack.dataDir), { max: 2, onnotice: () => undefined });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const ask = (asked: Asked) => request(url, agent, asked);
  const secrets = stackSecrets(stack.dataDir);
  return {
    url,
    sandboxUrl: stack.run.sandboxUrl ?? "",
    ports: stack.run.ports,
    dataDir: stack.dataDir,
    secrets,
    webhookKey: secrets.HALO_WEBHOOK_KEY ?? "",
    sql,
    ask,
    signIn: (email, password = DEMO_PASSWORD) => signIn(url, ask, email, password),
    webProcess: () => readStack(stack.dataDir).children.web?.pid ?? 0,
    starts: () =>
      Object.fromEntries(
        Object.entries(readStack(stack.dataDir).children).map(([name, child]) => [
          name,
          child.starts,
        ]),
      ),
    async stop() {
      agent.destroy();
      await sql.end({ timeout: 5 });
      await stack.stop();
    },
  };
}

function request(url: string, agent: http.Agent, asked: Asked): Promise<Answered> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const nothing = (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, text: error.code ?? error.message, cookies: [], location: "" });
    const bytes = asked.body == null ? null : Buffer.from(asked.body);
    const req = http.request(
      {
        hostname,
        port,
        agent,
        method: asked.method,
        path: asked.path,
        headers: { ...asked.headers, ...(bytes ? { "content-length": bytes.length } : {}) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        // Live updates go on until they are left.
        if (response.headers["content-type"]?.startsWith("text/event-stream")) {
          resolve({ status: response.statusCode ?? 0, text: "", cookies: [], location: "" });
          req.destroy();
          return;
        }
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", nothing);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString("latin1"),
            cookies: response.headers["set-cookie"] ?? [],
            location: response.headers.location ?? "",
          }),
        );
      },
    );
    req.setTimeout(PATIENCE_MS, () => req.destroy(new Error("no answer")));
    req.on("error", nothing);
    req.end(bytes);
  });
}

async function signIn(
  url: string,
  ask: Target["ask"],
  email: string,
  password: string,
): Promise<Record<string, string>> {
  const same = { origin: url, "sec-fetch-site": "same-origin" };
  const jar = (answer: Answered) => answer.cookies.map((line) => line.split(";")[0]).join("; ");
  const first = await ask({ method: "GET", path: "/api/auth/csrf" });
  const { csrfToken } = JSON.parse(first.text) as { csrfToken: string };
  const signedIn = await ask({
    method: "POST",
    path: "/api/auth/callback/credentials",
    headers: { ...same, cookie: jar(first), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      csrfToken,
      email,
      password,
      json: "true",
    }).toString(),
  });
  const headers = { ...same, cookie: jar(signedIn) };
  const me = await ask({ method: "GET", path: "/api/v1/me", headers });
  if (me.status !== 200) throw new Error(`${email} could not sign in: ${me.status}`);
  return headers;
}
