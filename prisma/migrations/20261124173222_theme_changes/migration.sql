-- AlterTable
ALTER TABLE "theme" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "theme_change" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "plan" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "reached" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "untagged" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "theme_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "theme_change_consultation_id_confirmed_at_done_at_idx" ON "theme_change"("consultation_id", "confirmed_at", "done_at");

-- CreateIndex
CREATE INDEX "theme_change_asked_by_id_idx" ON "theme_change"("asked_by_id");

-- CreateIndex
CREATE INDEX "theme_merged_into_id_idx" ON "theme"("merged_into_id");

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme_change" ADD CONSTRAINT "theme_change_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme_change" ADD CONSTRAINT "theme_change_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "participant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
