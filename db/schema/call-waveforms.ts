import { integer, pgTable, smallint, uuid } from "drizzle-orm/pg-core";
import { calls } from "./calls";
import { createdAt } from "./columns";

/** How loud both speakers of a recording are over its length: read off the provider's file once, small enough to keep. */
export const callWaveforms = pgTable("call_waveforms", {
  callId: uuid()
    .primaryKey()
    .references(() => calls.id, { onDelete: "cascade" }),
  durationMs: integer().notNull(),
  /** 0 (silence) to 100, equal parts of the recording; null where the recording is not stereo. */
  bot: smallint().array().notNull(),
  callee: smallint().array(),
  createdAt: createdAt(),
});
