ALTER TABLE "call_rollups" DROP CONSTRAINT "call_rollups_key";--> statement-breakpoint
ALTER TABLE "call_rollups" ADD COLUMN "part" text;--> statement-breakpoint
ALTER TABLE "call_rollups" ADD CONSTRAINT "call_rollups_key" UNIQUE NULLS NOT DISTINCT("slice","part","team_id","owner_id","hour");--> statement-breakpoint
DROP TRIGGER "calls_rollup_update" ON "calls";
--> statement-breakpoint
-- Only what a figure looks at: most updates of a call change none of it.
CREATE TRIGGER "calls_rollup_update" AFTER UPDATE ON "calls" FOR EACH ROW
	WHEN ((OLD.created_at, OLD.team_id, OLD.owner_id, OLD.permitted_at IS NULL, OLD.talked, OLD.talk_seconds, OLD.outcome, OLD.crm_status,
			OLD.language, OLD.direction, OLD.bot_version_id)
		IS DISTINCT FROM (NEW.created_at, NEW.team_id, NEW.owner_id, NEW.permitted_at IS NULL, NEW.talked, NEW.talk_seconds, NEW.outcome, NEW.crm_status,
			NEW.language, NEW.direction, NEW.bot_version_id))
	EXECUTE FUNCTION note_call_rollup_changes();
--> statement-breakpoint
-- The new parts are still to be rolled up.
INSERT INTO "call_rollup_changes" ("hour") SELECT DISTINCT "hour" FROM "call_rollups";
