"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { Toast, type ToastWords } from "./toast";

export type ToastWish = {
  /** What was done, as a sentence. */
  text: string;
  /** Takes it back; answers with what went wrong, or null. */
  undo?: () => Promise<string | null>;
};

/** More would hide the page they speak of. */
const MOST = 3;

const Show = createContext<(wish: ToastWish) => void>(() => undefined);

/** Says at the foot of the page what was done, for a while, with the way to take it back. Errors stay where they happened. */
export const useToast = () => useContext(Show);

export function Toasts({ words, children }: { words: ToastWords; children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (ToastWish & { id: string })[]>([]);
  const [isHeld, setHeld] = useState(false);
  const show = (wish: ToastWish) =>
    setToasts((before) => [...before, { ...wish, id: crypto.randomUUID() }].slice(-MOST));
  const last = toasts.findLast(({ undo }) => undo)?.id;
  return (
    <Show value={show}>
      {children}
      {/* Always there: what is put into a live region that came with it is not read out. */}
      <section
        aria-label={words.label}
        aria-live="polite"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
        className="pointer-events-none fixed inset-x-3 bottom-19 z-40 flex flex-col items-center gap-2 sm:bottom-5"
      >
        {toasts.map(({ id, ...wish }) => (
          <Toast
            key={id}
            {...wish}
            words={words}
            isLast={id === last}
            isHeld={isHeld}
            onGone={() => {
              setToasts((before) => before.filter((toast) => toast.id !== id));
              // What goes under the pointer or with the focus does not say that they have left.
              setHeld(false);
            }}
          />
        ))}
      </section>
    </Show>
  );
}
