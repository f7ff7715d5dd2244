CREATE TABLE "call_rollup_changes" (
	"hour" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_rollups" (
	"hour" timestamp with time zone NOT NULL,
	"slice" text NOT NULL,
	"team_id" uuid,
	"owner_id" uuid,
	"calls" integer DEFAULT 0 NOT NULL,
	"called" integer DEFAULT 0 NOT NULL,
	"talked" integer DEFAULT 0 NOT NULL,
	"interested" integer DEFAULT 0 NOT NULL,
	"lead" integer DEFAULT 0 NOT NULL,
	"talk_seconds" bigint DEFAULT 0 NOT NULL,
	"timed_talks" integer DEFAULT 0 NOT NULL,
	"ended_interested" integer DEFAULT 0 NOT NULL,
	"ended_callback" integer DEFAULT 0 NOT NULL,
	"ended_not_interested" integer DEFAULT 0 NOT NULL,
	"ended_wrong_number" integer DEFAULT 0 NOT NULL,
	"ended_do_not_call" integer DEFAULT 0 NOT NULL,
	"ended_voicemail" integer DEFAULT 0 NOT NULL,
	"ended_no_answer" integer DEFAULT 0 NOT NULL,
	"ended_busy" integer DEFAULT 0 NOT NULL,
	"ended_rejected" integer DEFAULT 0 NOT NULL,
	"ended_invalid_number" integer DEFAULT 0 NOT NULL,
	"ended_failed" integer DEFAULT 0 NOT NULL,
	"ended_ai_error" integer DEFAULT 0 NOT NULL,
	"ended_unclear" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "call_rollups_key" UNIQUE NULLS NOT DISTINCT("slice","team_id","owner_id","hour")
);
--> statement-breakpoint
CREATE INDEX "call_rollups_hour_idx" ON "call_rollups" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "call_rollups_owner_idx" ON "call_rollups" USING btree ("owner_id","hour") WHERE slice = 'owner';
--> statement-breakpoint
-- Whoever writes to calls, foreign keys and hands included, notes the hour in the same transaction.
CREATE FUNCTION "note_call_rollup_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO call_rollup_changes (hour) VALUES (date_trunc('hour', OLD.created_at, 'UTC'));
		IF NEW.created_at IS DISTINCT FROM OLD.created_at THEN
			INSERT INTO call_rollup_changes (hour) VALUES (date_trunc('hour', NEW.created_at, 'UTC'));
		END IF;
	ELSE
		INSERT INTO call_rollup_changes (hour) SELECT DISTINCT date_trunc('hour', created_at, 'UTC') FROM written;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "calls_rollup_insert" AFTER INSERT ON "calls" REFERENCING NEW TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION note_call_rollup_changes();
--> statement-breakpoint
CREATE TRIGGER "calls_rollup_delete" AFTER DELETE ON "calls" REFERENCING OLD TABLE AS written
	FOR EACH STATEMENT EXECUTE FUNCTION note_call_rollup_changes();
--> statement-breakpoint
-- Only what a figure looks at: most updates of a call change none of it.
CREATE TRIGGER "calls_rollup_update" AFTER UPDATE ON "calls" FOR EACH ROW
	WHEN ((OLD.created_at, OLD.team_id, OLD.owner_id, OLD.permitted_at IS NULL, OLD.talked, OLD.talk_seconds, OLD.outcome, OLD.crm_status)
		IS DISTINCT FROM (NEW.created_at, NEW.team_id, NEW.owner_id, NEW.permitted_at IS NULL, NEW.talked, NEW.talk_seconds, NEW.outcome, NEW.crm_status))
	EXECUTE FUNCTION note_call_rollup_changes();
--> statement-breakpoint
INSERT INTO "call_rollup_changes" ("hour") SELECT DISTINCT date_trunc('hour', created_at, 'UTC') FROM "calls";
