ALTER TABLE "call_rollups" DROP CONSTRAINT "call_rollups_key";--> statement-breakpoint
ALTER TABLE "call_rollups" ADD COLUMN "from_minute" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "call_rollups" ADD CONSTRAINT "call_rollups_key" UNIQUE NULLS NOT DISTINCT("slice","part","team_id","owner_id","from_minute","hour");--> statement-breakpoint
-- What counts from a later minute on is still to be rolled up.
INSERT INTO "call_rollup_changes" ("hour") SELECT DISTINCT "hour" FROM "call_rollups";
