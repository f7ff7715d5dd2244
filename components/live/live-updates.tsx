"use client";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import { LiveConnection, type LiveReader } from "./live-connection";

const LiveContext = createContext<LiveConnection | null>(null);

/** Keeps this window's stream of live updates for all that is inside. Without it, or while it is down, views poll. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const [connection] = useState(() => new LiveConnection());
  useEffect(() => connection.start(), [connection]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

const unwatched = () => () => {};
const never = () => false;

/**
 * Hands what changes to `reader`, which must stay the same function between renders.
 * @returns whether the stream is open: as long as it is not, poll
 */
export function useLiveUpdates(reader: LiveReader): boolean {
  const connection = useContext(LiveContext);
  useEffect(() => connection?.read(reader), [connection, reader]);
  return useSyncExternalStore(connection?.watch ?? unwatched, connection?.opened ?? never, never);
}
