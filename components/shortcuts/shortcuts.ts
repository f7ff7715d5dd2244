/** Where a key works. */
export const SHORTCUT_GROUPS = ["everywhere", "list", "player"] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

type Shortcut = {
  group: ShortcutGroup;
  /** The key by its place, so that it is the same one in Russian; `key` by what it writes. Either will do. */
  code?: string;
  key?: string;
  /** With Ctrl, on a Mac with ⌘. */
  isChord?: true;
  /** What it leaves alone: fields one types into, all controls, or nothing. */
  yieldsTo: "typing" | "controls" | "nothing";
  /** As it is printed on keys. */
  cap: string;
};

/** Every key that does something anywhere on a page: what listens and what the help tells is this list. */
export const SHORTCUTS = {
  commands: { group: "everywhere", code: "KeyK", isChord: true, yieldsTo: "nothing", cap: "K" },
  newCall: { group: "everywhere", code: "KeyC", yieldsTo: "typing", cap: "C" },
  undo: { group: "everywhere", code: "KeyZ", yieldsTo: "typing", cap: "Z" },
  help: { group: "everywhere", key: "?", yieldsTo: "typing", cap: "?" },
  nextRow: { group: "list", code: "KeyJ", yieldsTo: "typing", cap: "J" },
  previousRow: { group: "list", code: "KeyK", yieldsTo: "typing", cap: "K" },
  openRow: { group: "list", code: "Enter", yieldsTo: "controls", cap: "Enter" },
  selectRow: { group: "list", code: "KeyX", yieldsTo: "typing", cap: "X" },
  searchList: { group: "list", code: "Slash", key: "/", yieldsTo: "typing", cap: "/" },
  play: { group: "player", code: "Space", yieldsTo: "controls", cap: "Space" },
  back: { group: "player", code: "ArrowLeft", yieldsTo: "controls", cap: "←" },
  ahead: { group: "player", code: "ArrowRight", yieldsTo: "controls", cap: "→" },
  slower: { group: "player", code: "BracketLeft", key: "[", yieldsTo: "controls", cap: "[" },
  faster: { group: "player", code: "BracketRight", key: "]", yieldsTo: "controls", cap: "]" },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;
export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];

type Pressed = Pick<
  KeyboardEvent,
  "code" | "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "defaultPrevented"
>;

/** Whether a key that was pressed is this one. A key found by its place has no Shift; one found by its sign may need it. */
export function isShortcut(id: ShortcutId, event: Pressed): boolean {
  const { code, key, isChord }: Shortcut = SHORTCUTS[id];
  if (event.defaultPrevented || event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) !== (isChord === true)) return false;
  return (code !== undefined && event.code === code && !event.shiftKey) || event.key === key;
}

const TYPING =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const CONTROLS = "input, textarea, select, button, a, summary, [contenteditable=true], [role=menu]";

/** Whether the key belongs to what has the focus, or to a question over the page. */
export function isTaken(id: ShortcutId, target: EventTarget | null): boolean {
  const { yieldsTo }: Shortcut = SHORTCUTS[id];
  if (document.querySelector("dialog[open], [role=dialog]")) return true;
  if (yieldsTo === "nothing" || !(target instanceof Element)) return false;
  return target.closest(yieldsTo === "typing" ? TYPING : CONTROLS) !== null;
}
