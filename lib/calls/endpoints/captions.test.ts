import { expect, it } from "vitest";
import { captionsOf } from "./captions";

it("writes each turn as a cue and nothing that ends one", () => {
  const vtt = captionsOf([
    { speaker: "bot", text: "Добрый день!", startMs: 0, endMs: 1500 },
    { speaker: "callee", text: "a --> b\n\n<script> & co", startMs: 62_345, endMs: 62_345 },
  ]);
  expect(vtt).toBe(
    "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v bot>Добрый день!\n\n00:01:02.345 --> 00:01:02.346\n<v callee>a --&gt; b &lt;script&gt; &amp; co\n",
  );
});
