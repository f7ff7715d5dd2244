CREATE TABLE "audit_seals" (
	"no" bigint PRIMARY KEY NOT NULL,
	"audit_no" bigint NOT NULL,
	"act" text NOT NULL,
	"person" text NOT NULL,
	"chain" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_auditNo_unique" UNIQUE("audit_no")
);
--> statement-breakpoint
CREATE TABLE "restores" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"backup_at" timestamp with time zone NOT NULL,
	"restored_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"found" jsonb,
	"resumed_at" timestamp with time zone,
	"resumed_by" uuid
);
--> statement-breakpoint
ALTER TABLE "restores" ADD CONSTRAINT "restores_resumed_by_users_id_fk" FOREIGN KEY ("resumed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
-- The name and address of a deleted person leave the log through this door only: the role that runs the product may not
-- change a line itself, and whoever still has an account is not forgotten.
CREATE FUNCTION audit_forget(person uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE audit_log SET actor_name = '', ip = NULL
  WHERE actor_id = person AND NOT EXISTS (SELECT 1 FROM users WHERE users.id = person)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_forget(uuid) FROM PUBLIC;
