CREATE TABLE "audit_log" (
	"no" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"object_kind" text,
	"object_id" text,
	"ip" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "call_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"state" text DEFAULT 'start_sent' NOT NULL,
	"gate" text NOT NULL,
	"session_id" text,
	"control_url" text,
	"dial_started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"permitted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"slot_free_at" timestamp with time zone,
	"reserved_micros" bigint DEFAULT 0 NOT NULL,
	"start_error" text,
	"settled_at" timestamp with time zone,
	"settle_tries" integer DEFAULT 0 NOT NULL,
	"settle_next_at" timestamp with time zone,
	CONSTRAINT "call_attempts_sessionId_unique" UNIQUE("session_id"),
	CONSTRAINT "call_attempts_state_check" CHECK ("call_attempts"."state" in ('start_sent', 'running', 'ended', 'refused', 'abandoned'))
);
--> statement-breakpoint
CREATE TABLE "call_costs" (
	"call_id" uuid NOT NULL,
	"component" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"currency" text NOT NULL,
	"quantity" text,
	"price_version" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_costs_call_id_component_pk" PRIMARY KEY("call_id","component")
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"no" bigserial PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"attempt_id" uuid,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"caused_by" text,
	"moved_to" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"call_id" uuid NOT NULL,
	"is_current" boolean DEFAULT true NOT NULL,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"transcript_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"summary" text NOT NULL,
	"customer_interest" text NOT NULL,
	"follow_up_message" text NOT NULL,
	"language" text NOT NULL,
	"sentiment" text NOT NULL,
	"topics" jsonb NOT NULL,
	"action_items" jsonb NOT NULL,
	"callback_at" timestamp with time zone,
	"citations" jsonb NOT NULL,
	"needs_review" boolean DEFAULT false NOT NULL,
	"review_reason" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" bigint,
	"latency_ms" integer NOT NULL,
	"raw" jsonb,
	"requested_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_steps" (
	"call_id" uuid NOT NULL,
	"step" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"idem_key" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"provider_ref" text,
	"error_class" text,
	"error" text,
	"reason" text,
	"payload" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_steps_call_id_step_pk" PRIMARY KEY("call_id","step"),
	CONSTRAINT "call_steps_idemKey_unique" UNIQUE("idem_key"),
	CONSTRAINT "call_steps_step_check" CHECK ("call_steps"."step" in ('reading', 'follow_up', 'sms', 'crm')),
	CONSTRAINT "call_steps_state_check" CHECK ("call_steps"."state" in ('planned', 'sending', 'done', 'retry', 'unknown', 'failed_final', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "call_turns" (
	"call_id" uuid NOT NULL,
	"turn_no" integer NOT NULL,
	"speaker" text NOT NULL,
	"text" text NOT NULL,
	"start_ms" integer NOT NULL,
	"end_ms" integer NOT NULL,
	"interrupted" boolean DEFAULT false NOT NULL,
	"latency_ms" integer,
	"seq" integer NOT NULL,
	CONSTRAINT "call_turns_call_id_turn_no_pk" PRIMARY KEY("call_id","turn_no")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"direction" text DEFAULT 'outbound' NOT NULL,
	"world" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"contact_id" uuid,
	"again_of" uuid,
	"idempotency_key" text,
	"request_hash" text,
	"phone" text NOT NULL,
	"country" text,
	"language" text NOT NULL,
	"voice" text NOT NULL,
	"engine" text NOT NULL,
	"greeting" text NOT NULL,
	"prompt" text NOT NULL,
	"caller_id" text,
	"status" text DEFAULT 'initiating' NOT NULL,
	"status_rank" integer DEFAULT 0 NOT NULL,
	"status_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"permitted_at" timestamp with time zone,
	"ringing_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_code" integer,
	"end_reason" text,
	"ended_by" text,
	"talk_seconds" integer,
	"callee_turns" integer DEFAULT 0 NOT NULL,
	"talked" boolean DEFAULT false NOT NULL,
	"recording_url" text,
	"recording_seconds" integer,
	"error_code" text,
	"voximplant_call_id" text,
	"outcome" text,
	"outcome_source" text,
	"corrected_outcome" text,
	"corrected_by" uuid,
	"corrected_at" timestamp with time zone,
	"crm_status" text,
	"telegram_link_sent" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "calls_status_check" CHECK ("calls"."status" in ('initiating', 'calling', 'analyzing', 'preparing_followup', 'sending_sms', 'adding_to_crm', 'completed', 'failed', 'canceled')),
	CONSTRAINT "calls_outcome_check" CHECK ("calls"."outcome" is null or "calls"."outcome" in ('interested', 'callback', 'not_interested', 'wrong_number', 'do_not_call', 'voicemail', 'no_answer', 'busy', 'rejected', 'invalid_number', 'failed', 'ai_error', 'unclear'))
);
--> statement-breakpoint
CREATE TABLE "gates" (
	"id" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_backs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contact_id" uuid NOT NULL,
	"call_id" uuid,
	"owner_id" uuid,
	"due_at" timestamp with time zone,
	"reason" text,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_backs_callId_unique" UNIQUE("call_id")
);
--> statement-breakpoint
CREATE TABLE "contact_phones" (
	"phone" text PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text,
	"language" text,
	"time_zone" text,
	"owner_id" uuid,
	"team_id" uuid,
	"crm_status" text,
	"crm_contact_ref" text,
	"crm_deal_ref" text,
	"note" text,
	"is_demo" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "telegram_chats" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"contact_id" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "telegram_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"contact_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"chat_id" text
);
--> statement-breakpoint
CREATE TABLE "telegram_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"chat_id" text NOT NULL,
	"call_id" uuid,
	"from_person" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "do_not_call" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"phone" text,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"call_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"process" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid
);
--> statement-breakpoint
CREATE TABLE "login_throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text DEFAULT 'browser' NOT NULL,
	"user_agent" text,
	"ip" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sessions_kind_check" CHECK ("sessions"."kind" in ('browser', 'api'))
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" text NOT NULL,
	"team_id" uuid,
	"sees_all_teams" integer DEFAULT 0 NOT NULL,
	"locale" text,
	"is_demo" integer DEFAULT 0 NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_check" CHECK ("users"."role" in ('rep', 'operator', 'supervisor', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "call_attempts" ADD CONSTRAINT "call_attempts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_costs" ADD CONSTRAINT "call_costs_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_readings" ADD CONSTRAINT "call_readings_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_steps" ADD CONSTRAINT "call_steps_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_turns" ADD CONSTRAINT "call_turns_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_again_of_calls_id_fk" FOREIGN KEY ("again_of") REFERENCES "public"."calls"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_corrected_by_users_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_backs" ADD CONSTRAINT "call_backs_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_backs" ADD CONSTRAINT "call_backs_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_phones" ADD CONSTRAINT "contact_phones_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_chats" ADD CONSTRAINT "telegram_chats_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telegram_links" ADD CONSTRAINT "telegram_links_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "do_not_call" ADD CONSTRAINT "do_not_call_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_object_idx" ON "audit_log" USING btree ("object_kind","object_id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_attempts_no_key" ON "call_attempts" USING btree ("call_id","no");--> statement-breakpoint
CREATE INDEX "call_attempts_slot_idx" ON "call_attempts" USING btree ("gate") WHERE slot_free_at is null;--> statement-breakpoint
CREATE INDEX "call_attempts_pace_idx" ON "call_attempts" USING btree ("gate","dial_started_at");--> statement-breakpoint
CREATE INDEX "call_attempts_settle_idx" ON "call_attempts" USING btree ("settle_next_at") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "call_attempts_one_open_key" ON "call_attempts" USING btree ("call_id") WHERE state in ('start_sent', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "call_events_event_key" ON "call_events" USING btree ("source","event_id");--> statement-breakpoint
CREATE INDEX "call_events_call_idx" ON "call_events" USING btree ("call_id","no");--> statement-breakpoint
CREATE INDEX "call_readings_call_idx" ON "call_readings" USING btree ("call_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "call_readings_current_key" ON "call_readings" USING btree ("call_id") WHERE is_current;--> statement-breakpoint
CREATE INDEX "call_steps_open_idx" ON "call_steps" USING btree ("state","next_at") WHERE state in ('planned', 'sending', 'retry', 'unknown');--> statement-breakpoint
CREATE INDEX "calls_created_idx" ON "calls" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_team_idx" ON "calls" USING btree ("team_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_owner_idx" ON "calls" USING btree ("owner_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_phone_idx" ON "calls" USING btree ("phone","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_contact_idx" ON "calls" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "calls_open_idx" ON "calls" USING btree ("status","status_at") WHERE status_rank < 90;--> statement-breakpoint
CREATE INDEX "calls_funnel_idx" ON "calls" USING btree ("created_at","team_id","owner_id","permitted_at","talked","outcome","crm_status","talk_seconds");--> statement-breakpoint
CREATE UNIQUE INDEX "calls_idempotency_key" ON "calls" USING btree (coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid),"idempotency_key");--> statement-breakpoint
CREATE INDEX "call_backs_due_idx" ON "call_backs" USING btree ("owner_id","due_at");--> statement-breakpoint
CREATE INDEX "contact_phones_contact_idx" ON "contact_phones" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contacts_team_idx" ON "contacts" USING btree ("team_id","updated_at");--> statement-breakpoint
CREATE INDEX "contacts_owner_idx" ON "contacts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "telegram_messages_chat_idx" ON "telegram_messages" USING btree ("chat_id","created_at");--> statement-breakpoint
CREATE INDEX "do_not_call_phone_idx" ON "do_not_call" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));