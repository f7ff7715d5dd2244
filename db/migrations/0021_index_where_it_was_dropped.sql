-- For a while 0019 dropped this index; whoever ran it then is without it.
CREATE INDEX IF NOT EXISTS "calls_created_idx" ON "calls" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
