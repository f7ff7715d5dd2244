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

/** Hands what changes to `reader`, which must stay the same function between renders. */
export function useLiveNews(reader: LiveReader): void {
  const connection = useContext(LiveContext);
  useEffect(() => connection?.read(reader), [connection, reader]);
}

/** Whether the stream is open: as long as it is not, poll. */
export function useIsLive(): boolean {
  const connection = useContext(LiveContext);
  return useSyncExternalStore(connection?.watch ?? unwatched, connection?.opened ?? never, never);
}

/** Both at once. @returns whether the stream is open */
export function useLiveUpdates(reader: LiveReader): boolean {
  useLiveNews(reader);
  return useIsLive();
}
