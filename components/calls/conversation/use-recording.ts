"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

/** A recording that is heard: where it is, and what one may do with it. Places are milliseconds since its start. */
export type Recording = {
  audio: RefObject<HTMLAudioElement | null>;
  isPlaying: boolean;
  isBroken: boolean;
  heardMs: number;
  /** Null until the browser knows. */
  durationMs: number | null;
  speed: number;
  toggle: () => void;
  /** Goes there; a recording that plays goes on playing. */
  seek: (ms: number) => void;
  /** Goes so much further, or back. */
  move: (byMs: number) => void;
  /** Goes there and plays. */
  playFrom: (ms: number) => void;
  setSpeed: (speed: number) => void;
};

/** The state of one `<audio>`, which is to be given `audio` as its ref. */
export function useRecording(): Recording {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  const [heardMs, setHeardMs] = useState(0);
  const [durationMs, setDurationMs] = useState<number | null>(null);
  const [speed, keepSpeed] = useState(1);

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    const onPlace = () => setHeardMs(element.currentTime * 1000);
    const onState = () => setIsPlaying(!element.paused);
    const onLength = () => {
      setIsBroken(false);
      setDurationMs(Number.isFinite(element.duration) ? element.duration * 1000 : null);
    };
    const onError = () => setIsBroken(true);
    const heard: [string, () => void][] = [
      ["timeupdate", onPlace],
      ["seeked", onPlace],
      ["play", onState],
      ["pause", onState],
      ["ended", onState],
      ["loadedmetadata", onLength],
      ["durationchange", onLength],
      ["error", onError],
    ];
    for (const [name, listener] of heard) element.addEventListener(name, listener);
    // The page may have come to life after the browser had read the file, or failed to.
    if (element.error) onError();
    else if (element.readyState > 0) onLength();
    return () => {
      for (const [name, listener] of heard) element.removeEventListener(name, listener);
    };
  }, []);

  // `timeupdate` comes four times a second at most; a line that moves wants more.
  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const tick = () => {
      if (audio.current) setHeardMs(audio.current.currentTime * 1000);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  const seek = (ms: number) => {
    if (!audio.current) return;
    const end = durationMs ?? Number.POSITIVE_INFINITY;
    audio.current.currentTime = Math.min(end, Math.max(0, ms)) / 1000;
    setHeardMs(audio.current.currentTime * 1000);
  };
  // A browser may refuse to play; the button then still says "play".
  const play = () => void audio.current?.play().catch(() => setIsPlaying(false));
  return {
    audio,
    isPlaying,
    isBroken,
    heardMs,
    durationMs,
    speed,
    toggle: () => (audio.current?.paused ? play() : audio.current?.pause()),
    seek,
    // From where the sound is: what is on screen may be a frame behind.
    move: (byMs) => seek((audio.current?.currentTime ?? 0) * 1000 + byMs),
    playFrom: (ms) => {
      seek(ms);
      play();
    },
    setSpeed: (rate) => {
      if (audio.current) audio.current.playbackRate = rate;
      keepSpeed(rate);
    },
  };
}
