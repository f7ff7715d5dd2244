CREATE TABLE "connections" (
	"provider" text PRIMARY KEY NOT NULL,
	"secret" text,
	"last4" text,
	"account" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"tested_at" timestamp with time zone,
	"is_working" boolean,
	"test_code" text
);
--> statement-breakpoint
ALTER TABLE "telegram_messages" ADD COLUMN "state" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "telegram_messages" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "telegram_messages" ADD COLUMN "error" text;--> statement-breakpoint
ALTER TABLE "telegram_messages" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "telegram_messages_open_idx" ON "telegram_messages" USING btree ("updated_at") WHERE state not in ('done', 'given_up');