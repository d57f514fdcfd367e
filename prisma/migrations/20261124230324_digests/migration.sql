-- AlterTable
ALTER TABLE "consultation" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris';

-- AlterTable
ALTER TABLE "summary" ADD COLUMN     "above" INTEGER;

-- CreateTable
CREATE TABLE "digest" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "thread" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "consultation_id" UUID NOT NULL,
    "asked_by" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "weekday" INTEGER,
    "minute" INTEGER NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "told_up_to" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "digest_consultation_id_idx" ON "digest"("consultation_id");

-- CreateIndex
CREATE UNIQUE INDEX "digest_channel_id_thread_key" ON "digest"("channel_id", "thread");

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
