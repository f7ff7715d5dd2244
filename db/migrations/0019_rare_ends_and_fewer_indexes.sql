ALTER TABLE "call_steps" DROP CONSTRAINT "call_steps_idemKey_unique";--> statement-breakpoint
DROP INDEX "calls_created_idx";--> statement-breakpoint
CREATE INDEX "calls_not_completed_idx" ON "calls" USING btree ("status","created_at" DESC NULLS LAST,"id" DESC NULLS LAST,"owner_id","team_id") WHERE status in ('failed', 'canceled');