CREATE TABLE "spent_days" (
	"day" timestamp with time zone PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"micros" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_attempts_ended_idx" ON "call_attempts" USING btree ("ended_at");