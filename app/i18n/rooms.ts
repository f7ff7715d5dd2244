import { shellMessages } from "@/components/layout/messages";
import { analysisMessages } from "@/lib/analysis/messages";
import { apiKeyMessages } from "@/lib/auth/keys/messages";
import { authMessages } from "@/lib/auth/messages";
import { peopleMessages } from "@/lib/auth/people-messages";
import { botsMessages } from "@/lib/bots/messages";
import { callListMessages } from "@/lib/calls/list/messages";
import { callsMessages } from "@/lib/calls/messages";
import { recordingMessages } from "@/lib/calls/recording/messages";
import { contactsMessages } from "@/lib/contacts/messages";
import { entryMessages } from "@/lib/entry/messages";
import { outboxMessages } from "@/lib/follow-ups/messages";
import { type Locale, type WordsOf, wordsOf } from "@/lib/platform/i18n/define-messages";
import { reportsMessages } from "@/lib/reports/messages";
import { settingsMessages } from "@/lib/settings/messages";
import { webhookMessages } from "@/lib/webhooks/messages";

/** Every room's words under its room's name. A new room adds its line here and nowhere else. */
const ROOMS = {
  shell: shellMessages,
  entry: entryMessages,
  auth: authMessages,
  apiKeys: apiKeyMessages,
  bots: botsMessages,
  calls: callsMessages,
  callList: callListMessages,
  recording: recordingMessages,
  contacts: contactsMessages,
  analysis: analysisMessages,
  reports: reportsMessages,
  outbox: outboxMessages,
  people: peopleMessages,
  settings: settingsMessages,
  webhooks: webhookMessages,
} as const;

type AllWords = WordsOf<typeof ROOMS>;

const known = new Map<Locale, AllWords>();

/** All words of one language. */
export function wordsOfHouse(locale: Locale): AllWords {
  const words = known.get(locale) ?? wordsOf(ROOMS, locale);
  known.set(locale, words);
  return words;
}

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: AllWords;
  }
}
