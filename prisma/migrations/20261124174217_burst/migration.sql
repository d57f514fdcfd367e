-- DropIndex
DROP INDEX "message_participant_id_idx";

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "head_id" UUID;

-- CreateIndex
CREATE INDEX "message_participant_id_sent_at_idx" ON "message"("participant_id", "sent_at");

-- CreateIndex
CREATE INDEX "message_head_id_idx" ON "message"("head_id");

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_head_id_fkey" FOREIGN KEY ("head_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;
