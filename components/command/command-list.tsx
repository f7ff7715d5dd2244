"use client";

import { clsx } from "clsx";
import { CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { COMMAND_GROUPS, type Command } from "./find";

export const optionId = (list: string, { id }: Command) => `${list}-${id}`;

/** What can be taken, under the names of its groups. The focus stays in the field above; the pointer may choose too. */
export function CommandList({
  id,
  commands,
  chosen,
  isSearching,
  onPoint,
  onTake,
}: {
  id: string;
  commands: readonly Command[];
  chosen: Command | undefined;
  isSearching: boolean;
  onPoint: (command: Command) => void;
  onTake: (command: Command) => void;
}) {
  const t = useTranslations("shell.command");
  return (
    <>
      <div
        role="listbox"
        id={id}
        aria-label={t("title")}
        // The keyboard reaches what is in it through the field.
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 empty:hidden"
      >
        {COMMAND_GROUPS.map((group) => {
          const own = commands.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <fieldset key={group} aria-labelledby={`${id}-${group}`} className="mb-1 min-w-0">
              <p id={`${id}-${group}`} className="px-2.5 pt-2 pb-1 font-medium text-faint text-xs">
                {t(`group.${group}`)}
              </p>
              {own.map((command) => (
                <Option
                  key={command.id}
                  id={optionId(id, command)}
                  command={command}
                  isChosen={command === chosen}
                  onPoint={() => onPoint(command)}
                  onTake={() => onTake(command)}
                />
              ))}
            </fieldset>
          );
        })}
      </div>
      {commands.length === 0 && (
        <div className="px-6 py-10 text-center">
          {isSearching ? (
            <p className="text-muted">…</p>
          ) : (
            <>
              <p className="font-medium">{t("nothing")}</p>
              <p className="mt-1 text-muted text-sm">{t("nothingHelp")}</p>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Option({
  id,
  command: { label, note, icon: Icon },
  isChosen,
  onPoint,
  onTake,
}: {
  id: string;
  command: Command;
  isChosen: boolean;
  onPoint: () => void;
  onTake: () => void;
}) {
  return (
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isChosen}
      data-testid="command"
      onPointerMove={onPoint}
      onClick={onTake}
      onKeyDown={({ key }) => key === "Enter" && onTake()}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-2.5 py-1.5",
        isChosen && "bg-accent-soft text-accent-text",
      )}
    >
      <Icon aria-hidden className={clsx("size-4 shrink-0", !isChosen && "text-muted")} />
      <span className="flex min-w-0 flex-1 items-baseline justify-between gap-x-3 max-sm:flex-col">
        <span className="max-w-full truncate">{label}</span>
        {note && (
          <span className="max-w-full truncate text-muted text-sm tabular-nums sm:max-w-1/2 sm:shrink-0">
            {note}
          </span>
        )}
      </span>
      {isChosen && <CornerDownLeft aria-hidden className="size-3.5 shrink-0 max-sm:hidden" />}
    </div>
  );
}
