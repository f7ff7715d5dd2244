import { setTimeout as pause } from "node:timers/promises";
import { type Cluster, type ClusterOptions, startCluster } from "../postgres/cluster";

export type SupervisedDatabase = {
  readonly cluster: Cluster;
  readonly starts: number;
  readonly since: Date;
  stop: () => Promise<void>;
};

const DELAYS_MS = [0, 1_000, 2_000, 5_000, 10_000];
const HEALTHY_MS = 60_000;

/** Starts the embedded server and starts it again whenever it dies; its address stays the same. */
export async function superviseDatabase(
  options: ClusterOptions,
  report: (line: string) => void,
  onChange: () => void,
  restartDelaysMs: readonly number[] = DELAYS_MS,
): Promise<SupervisedDatabase> {
  let cluster = await startCluster(options);
  let since = new Date();
  let starts = 1;
  let isStopping = false;

  async function keepAlive(): Promise<void> {
    let deaths = 0;
    while (!isStopping) {
      await cluster.exited;
      if (isStopping) return;
      if (Date.now() - since.getTime() > HEALTHY_MS) deaths = 0;
      report("postgres died; recovering");
      for (;;) {
        await pause(restartDelaysMs[Math.min(deaths, restartDelaysMs.length - 1)] ?? 10_000);
        deaths += 1;
        if (isStopping) return;
        try {
          cluster = await startCluster(options);
          break;
        } catch (error) {
          report((error as Error).message);
        }
      }
      if (isStopping) await cluster.stop();
      since = new Date();
      starts += 1;
      report("postgres is back");
      onChange();
    }
  }

  void keepAlive();
  return {
    get cluster() {
      return cluster;
    },
    get starts() {
      return starts;
    },
    get since() {
      return since;
    },
    async stop() {
      isStopping = true;
      await cluster.stop();
    },
  };
}
