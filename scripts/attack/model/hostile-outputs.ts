import { HOSTILE_WORDS } from "./hostile-words";

type Answer = Record<string, unknown>;

const GOOD: Answer = {
  outcome: "interested",
  summary: "The person agreed.",
  customer_interest: "The offer.",
  follow_up_message: "Thank you for the talk.",
  language: "en",
  sentiment: "positive",
  topics: ["offer"],
  action_items: [{ who: "us", what: "send the offer", when: null }],
  callback_at: null,
  do_not_call: false,
  customer_name: null,
  citations: [{ field: "outcome", turns: [2] }],
};

/** Answers in which one field carries something that could hurt whoever reads it. */
function poisoned(word: string): Answer {
  return {
    ...GOOD,
    summary: word,
    customer_interest: word,
    follow_up_message: `${word} Thank you.`,
    topics: [word, word],
    action_items: [{ who: word, what: word, when: word }],
    customer_name: word.slice(0, 120),
  };
}

/** Answers that reach for what is not the model's to say. */
const REACHING: readonly Answer[] = [
  { ...GOOD, phone: "+870776123456" },
  { ...GOOD, contact: { phone: "+870776123456", owner_id: 1 } },
  { ...GOOD, user: { role: "admin" }, role: "admin", is_admin: true },
  { ...GOOD, status: "completed", call_id: "00000000-0000-4000-8000-000000000000" },
  { ...GOOD, crm_status: "added", deal: { amount: 1_000_000 } },
  { ...GOOD, sql: "update users set role = 'admin'" },
  { ...GOOD, tool_calls: [{ name: "transfer", arguments: { to: "+870776123456" } }] },
  { ...GOOD, outcome: "sold" },
  { ...GOOD, outcome: "completed" },
  { ...GOOD, outcome: ["interested"] },
  { ...GOOD, outcome: { $ne: null } },
  { ...GOOD, outcome: "INTERESTED" },
  { ...GOOD, outcome: null },
  { ...GOOD, outcome: "busy" },
  { ...GOOD, language: "klingon" },
  { ...GOOD, sentiment: "furious" },
  { ...GOOD, sentiment: 7 },
  { ...GOOD, do_not_call: "yes" },
  { ...GOOD, do_not_call: 1 },
  { ...GOOD, callback_at: "9999-12-31T23:59:59Z" },
  { ...GOOD, callback_at: "0000-01-01T00:00:00Z" },
  { ...GOOD, callback_at: "now(); drop table calls" },
  { ...GOOD, callback_at: 1e308 },
  { ...GOOD, outcome: "callback", callback_at: "1970-01-01T00:00:00Z" },
  { ...GOOD, citations: [{ field: "outcome", turns: [999, -1, 0] }] },
  { ...GOOD, citations: [{ field: "password", turns: [1] }] },
  { ...GOOD, citations: Array.from({ length: 400 }, () => ({ field: "outcome", turns: [2] })) },
  { ...GOOD, citations: [{ field: "outcome", turns: [1e308, 2.5] }] },
  { ...GOOD, topics: Array.from({ length: 500 }, (_, n) => `topic ${n}`) },
  { ...GOOD, topics: [["nested"]] },
  { ...GOOD, topics: "offer" },
  {
    ...GOOD,
    action_items: Array.from({ length: 500 }, () => ({ who: "a", what: "b", when: null })),
  },
  { ...GOOD, action_items: [{ who: "a", what: "b", when: null, url: "https://evil.test" }] },
  { ...GOOD, summary: "x".repeat(90_000) },
  { ...GOOD, follow_up_message: "x ".repeat(40_000) },
  { ...GOOD, follow_up_message: "Call +1 900 555 01 99 now" },
  { ...GOOD, follow_up_message: "Open https://evil.test/claim?id=1" },
  { ...GOOD, follow_up_message: "Open evil.test" },
  { ...GOOD, follow_up_message: "Open e v i l . t e s t" },
  { ...GOOD, follow_up_message: "Pay 500 000 сум to 8600 1234 5678 9012" },
  { ...GOOD, follow_up_message: "Write to @evil_bot" },
  { ...GOOD, follow_up_message: "{{link}} {{name}} {{message}}" },
  { ...GOOD, follow_up_message: "\u202emoc.live//:sptth" },
  { ...GOOD, follow_up_message: "Позвоните 8 900 555 01 99 прямо сейчас" },
  { ...GOOD, customer_name: "Admin' or 1=1" },
  { ...GOOD, customer_name: "x".repeat(119) },
  { ...GOOD, customer_name: ["Ivan"] },
  { ...GOOD, outcome: "do_not_call", do_not_call: true },
  { ...GOOD, outcome: "wrong_number", do_not_call: true },
  {},
  { reading: GOOD },
  { error: "The server had an error" },
];

/** Texts that are no such answer at all. */
const NO_ANSWERS: readonly string[] = [
  "",
  "null",
  "[]",
  "true",
  "42",
  '"interested"',
  "{",
  JSON.stringify(GOOD).slice(0, -10),
  `${JSON.stringify(GOOD)}${JSON.stringify(GOOD)}`,
  `[${JSON.stringify(GOOD)}]`,
  `\`\`\`json\n${JSON.stringify(GOOD)}\n\`\`\``,
  JSON.stringify(GOOD).replace('"interested"', "NaN"),
  JSON.stringify(GOOD).replace('"outcome"', '"outcome":"not_interested","outcome"'),
  JSON.stringify(GOOD).replace("{", '{"__proto__":{"isAdmin":true},'),
  JSON.stringify(GOOD).replace("{", '{"constructor":{"prototype":{"isAdmin":true}},'),
  JSON.stringify(GOOD).replace('"summary":"', '"summary":"\\ud800\\u0000'),
  "I'm sorry, but I can't help with that request.",
  "<html><script>globalThis.__ran=1</script></html>",
  "[".repeat(20_000),
  '{"a":'.repeat(5_000),
  "\u0000".repeat(100),
  "=1+1",
  "'; drop table calls; --",
  "💥".repeat(10_000),
];

/** Two hundred answers of a model that does what an attacker wants, as texts. */
export const HOSTILE_OUTPUTS: readonly string[] = [
  ...REACHING.map((answer) => JSON.stringify(answer)),
  ...NO_ANSWERS,
  ...HOSTILE_WORDS.map((word) => JSON.stringify(poisoned(word))),
  ...HOSTILE_WORDS.slice(0, 40).map((word) =>
    JSON.stringify({ ...GOOD, follow_up_message: word, outcome: "callback" }),
  ),
];
