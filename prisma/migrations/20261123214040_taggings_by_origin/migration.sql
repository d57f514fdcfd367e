-- CreateIndex
CREATE INDEX "tagging_origin_superseded_at_idx" ON "tagging"("origin", "superseded_at");
