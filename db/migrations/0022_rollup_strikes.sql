ALTER TABLE "call_rollups" DROP CONSTRAINT "call_rollups_key";--> statement-breakpoint
ALTER TABLE "call_rollups" ADD COLUMN "from_minute" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- The figures stand in the index too: the hours of a year lie beside each other there, in the table each on a page of its own.
ALTER TABLE "call_rollups" ADD CONSTRAINT "call_rollups_key" UNIQUE NULLS NOT DISTINCT("slice","part","team_id","owner_id","from_minute","hour")
	INCLUDE ("calls", "called", "talked", "interested", "lead", "talk_seconds", "timed_talks",
		"ended_interested", "ended_callback", "ended_not_interested", "ended_wrong_number", "ended_do_not_call", "ended_voicemail", "ended_no_answer",
		"ended_busy", "ended_rejected", "ended_invalid_number", "ended_failed", "ended_ai_error", "ended_unclear");--> statement-breakpoint
-- What counts from a later minute on is still to be rolled up.
INSERT INTO "call_rollup_changes" ("hour") SELECT DISTINCT "hour" FROM "call_rollups";
