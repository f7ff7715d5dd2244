-- Trusted since PostgreSQL 13: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "call_waveforms" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"duration_ms" integer NOT NULL,
	"bot" smallint[] NOT NULL,
	"callee" smallint[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_waveforms" ADD CONSTRAINT "call_waveforms_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_turns_words_idx" ON "call_turns" USING gin (to_tsvector('simple', text));--> statement-breakpoint
CREATE INDEX "calls_phone_part_idx" ON "calls" USING gin ("phone" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "calls_list_idx" ON "calls" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST,"status","outcome","owner_id","team_id","language","crm_status","direction");--> statement-breakpoint
CREATE INDEX "calls_talk_idx" ON "calls" USING btree (coalesce(talk_seconds, -1) desc,"created_at" DESC NULLS LAST,"id" DESC NULLS LAST);