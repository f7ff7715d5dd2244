"use client";

import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useShortcuts } from "../shortcuts/use-shortcuts";
import type { CommandFacts } from "./pages";
import { isWorthKeeping, keepPage } from "./recent-pages";

const NEW_CALL = "/calls/new";

// Fetched when somebody asks for them: no page waits for what most visits do without.
const CommandBar = dynamic(() => import("./command-bar").then((file) => file.CommandBar), {
  ssr: false,
});
const ShortcutHelp = dynamic(
  () => import("../shortcuts/shortcut-help").then((file) => file.ShortcutHelp),
  { ssr: false },
);

type Panel = "commands" | "keys" | null;
const OpenPanel = createContext<(panel: Panel) => void>(() => undefined);

/** Opens the command bar or the help on keys. */
export const useOpenPanel = () => useContext(OpenPanel);

/** Keys that work on every page, and what they open over it. */
export function CommandProvider({ facts, children }: { facts: CommandFacts; children: ReactNode }) {
  const [panel, setPanel] = useState<Panel>(null);
  const router = useRouter();
  const path = usePathname();
  const { userId, may } = facts;
  useShortcuts({
    commands: () => setPanel("commands"),
    help: () => setPanel("keys"),
  });
  useShortcuts(
    {
      newCall: () => {
        if (path === NEW_CALL) document.getElementById("phone")?.focus();
        else router.push(NEW_CALL);
      },
    },
    may.call,
  );
  useEffect(() => {
    if (may.call) router.prefetch(NEW_CALL);
  }, [router, may.call]);
  useEffect(() => {
    if (!isWorthKeeping(path)) return;
    const keep = () => keepPage(userId, path, document.title);
    keep();
    // The title may follow the page.
    const watch = new MutationObserver(keep);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [path, userId]);
  const close = () => setPanel(null);
  return (
    <OpenPanel value={setPanel}>
      {children}
      {panel === "commands" && (
        <CommandBar facts={facts} onClose={close} onKeys={() => setPanel("keys")} />
      )}
      {panel === "keys" && <ShortcutHelp mayCall={may.call} onClose={close} />}
    </OpenPanel>
  );
}
