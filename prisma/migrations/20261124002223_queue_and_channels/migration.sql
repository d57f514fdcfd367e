-- DropIndex
DROP INDEX "inbox_event_handled_at_received_at_idx";

-- DropIndex
DROP INDEX "outbox_reply_inbox_event_id_position_key";

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "direct" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "gone_at" TIMESTAMPTZ(3),
ADD COLUMN     "listening_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "listening" SET DEFAULT 'off';

-- AlterTable: the conversation of events that are there already is the beginning of their key
ALTER TABLE "inbox_event" ADD COLUMN     "conversation" TEXT,
ADD COLUMN     "sequence" BIGSERIAL NOT NULL;
UPDATE "inbox_event" SET "conversation" = split_part("key", '/', 1) || '/' || split_part("key", '/', 2) || '/' || split_part("key", '/', 3);
ALTER TABLE "inbox_event" ALTER COLUMN "conversation" SET NOT NULL;

-- AlterTable: answers that are there were for a terminal that is closed
DELETE FROM "outbox_reply";
ALTER TABLE "outbox_reply" DROP COLUMN "position",
DROP COLUMN "reply",
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "claimed_by" TEXT,
ADD COLUMN     "conversation" TEXT NOT NULL,
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_error" TEXT,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "outgoing" JSONB NOT NULL,
ADD COLUMN     "platform" TEXT NOT NULL,
ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "channel_cursor" (
    "channel_id" UUID NOT NULL,
    "thread" TEXT NOT NULL,
    "last_message" TEXT NOT NULL,

    CONSTRAINT "channel_cursor_pkey" PRIMARY KEY ("channel_id","thread")
);

-- CreateTable
CREATE TABLE "installation" (
    "platform" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("platform","installation")
);

-- CreateIndex
CREATE INDEX "inbox_event_conversation_handled_at_sequence_idx" ON "inbox_event"("conversation", "handled_at", "sequence");

-- CreateIndex
CREATE INDEX "inbox_event_handled_at_platform_idx" ON "inbox_event"("handled_at", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_reply_inbox_event_id_key" ON "outbox_reply"("inbox_event_id");

-- CreateIndex
CREATE INDEX "outbox_reply_conversation_failed_at_sequence_idx" ON "outbox_reply"("conversation", "failed_at", "sequence");

-- CreateIndex
CREATE INDEX "outbox_reply_platform_failed_at_idx" ON "outbox_reply"("platform", "failed_at");

-- AddForeignKey
ALTER TABLE "channel_cursor" ADD CONSTRAINT "channel_cursor_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
