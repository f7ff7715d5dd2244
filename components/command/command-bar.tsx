"use client";

import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { IconButton } from "../ui/button";
import { CommandList, optionId } from "./command-list";
import type { Command } from "./find";
import type { CommandFacts } from "./pages";
import { useCommands } from "./use-commands";

/** Finds pages, actions, calls and clients by what is typed; arrows choose, Enter goes there, Escape leaves. */
export function CommandBar({
  facts,
  onClose,
  onKeys,
}: {
  facts: CommandFacts;
  onClose: () => void;
  /** Opens the help on keys in its place. */
  onKeys: () => void;
}) {
  const t = useTranslations("shell.command");
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [wished, setWished] = useState<string | null>(null);
  const { commands, isSearching, isFailed } = useCommands(facts, text, onKeys);
  const at = Math.max(
    0,
    commands.findIndex(({ id }) => id === wished),
  );
  const chosen = commands[at];
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    if (chosen)
      document.getElementById(optionId(list, chosen))?.scrollIntoView({ block: "nearest" });
  }, [chosen, list]);
  const take = (command: Command) => {
    // Closed first: the browser gives the focus back to where it was, and the act may move it on.
    dialog.current?.close();
    if (command.href === undefined) command.run();
    else router.push(command.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter ends the word in an input method.
    if (event.nativeEvent.isComposing || commands.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setWished(commands[(at + step + commands.length) % commands.length]?.id ?? null);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      take(chosen);
    }
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t("title")}
      data-testid="command-bar"
      onClose={onClose}
      // Beside the box is the backdrop, which belongs to the dialog.
      onPointerDown={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
      className="mx-auto mt-[12dvh] w-[calc(100%-1.5rem)] max-w-xl overflow-hidden rounded-xl border border-line bg-surface text-text shadow-lg max-sm:mt-3"
    >
      <div className="flex max-h-[min(30rem,calc(100dvh-1.5rem))] flex-col">
        <div className="flex items-center gap-3 border-line border-b pr-2 pl-4">
          <Search aria-hidden className="size-4.5 shrink-0 text-muted" />
          <input
            type="text"
            role="combobox"
            aria-label={t("title")}
            aria-expanded={commands.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={chosen && optionId(list, chosen)}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={80}
            autoFocus
            placeholder={t("placeholder")}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setWished(null);
            }}
            onKeyDown={onKeyDown}
            className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
          />
          <IconButton icon={X} label={t("close")} onClick={() => dialog.current?.close()} />
        </div>
        <p role="status" className="sr-only">
          {isSearching ? "" : t("results", { count: commands.length })}
        </p>
        <CommandList
          id={list}
          commands={commands}
          chosen={chosen}
          isSearching={isSearching}
          onPoint={({ id }) => setWished(id)}
          onTake={take}
        />
        {isFailed && (
          <p className="border-line border-t px-4 py-2 text-bad text-sm">{t("failed")}</p>
        )}
      </div>
    </dialog>
  );
}
