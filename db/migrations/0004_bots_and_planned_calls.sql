CREATE TABLE "bot_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bot_id" uuid,
	"no" integer,
	"language" text NOT NULL,
	"voice" text NOT NULL,
	"engine" text NOT NULL,
	"greeting" text NOT NULL,
	"prompt" text NOT NULL,
	"note" jsonb,
	"content_hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "bot_versions_no_check" CHECK (("bot_versions"."bot_id" is null) = ("bot_versions"."no" is null))
);
--> statement-breakpoint
CREATE TABLE "bots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"about" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planned_calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"contact_id" uuid,
	"idempotency_key" text,
	"request_hash" text,
	"version" integer DEFAULT 1 NOT NULL,
	"phone" text NOT NULL,
	"country" text,
	"language" text NOT NULL,
	"voice" text NOT NULL,
	"engine" text NOT NULL,
	"greeting" text NOT NULL,
	"prompt" text NOT NULL,
	"bot_id" uuid,
	"local_time" text NOT NULL,
	"zone" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"confirmed" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"try_at" timestamp with time zone NOT NULL,
	"blocked_by" text,
	"call_id" uuid,
	"settled_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "planned_calls_state_check" CHECK ("planned_calls"."state" in ('planned', 'starting', 'started', 'blocked', 'canceled'))
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "bot_version_id" uuid;--> statement-breakpoint
ALTER TABLE "bot_versions" ADD CONSTRAINT "bot_versions_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_versions" ADD CONSTRAINT "bot_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_calls" ADD CONSTRAINT "planned_calls_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_calls" ADD CONSTRAINT "planned_calls_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_calls" ADD CONSTRAINT "planned_calls_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_calls" ADD CONSTRAINT "planned_calls_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_calls" ADD CONSTRAINT "planned_calls_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bot_versions_no_key" ON "bot_versions" USING btree ("bot_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "bot_versions_ad_hoc_key" ON "bot_versions" USING btree ("content_hash") WHERE bot_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "planned_calls_idempotency_key" ON "planned_calls" USING btree (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid),"idempotency_key");--> statement-breakpoint
CREATE INDEX "planned_calls_due_idx" ON "planned_calls" USING btree ("try_at") WHERE state in ('planned', 'starting');--> statement-breakpoint
CREATE INDEX "planned_calls_owner_idx" ON "planned_calls" USING btree ("owner_id","due_at");--> statement-breakpoint
CREATE INDEX "planned_calls_team_idx" ON "planned_calls" USING btree ("team_id","due_at");--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_bot_version_id_bot_versions_id_fk" FOREIGN KEY ("bot_version_id") REFERENCES "public"."bot_versions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calls_bot_version_idx" ON "calls" USING btree ("bot_version_id","created_at" DESC NULLS LAST);