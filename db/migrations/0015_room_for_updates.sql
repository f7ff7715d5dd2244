-- A call is written ten times and more on its way: a new version that finds room on its own page touches no index.
ALTER TABLE "calls" SET (fillfactor = 80);--> statement-breakpoint
ALTER TABLE "call_attempts" SET (fillfactor = 80);--> statement-breakpoint
ALTER TABLE "call_steps" SET (fillfactor = 80);
