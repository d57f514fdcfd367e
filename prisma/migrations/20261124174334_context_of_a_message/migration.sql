-- AlterTable
ALTER TABLE "message" ADD COLUMN     "reply_to" TEXT;

-- CreateTable
CREATE TABLE "channel_theme" (
    "channel_id" UUID NOT NULL,
    "thread" TEXT NOT NULL,
    "theme_id" UUID NOT NULL,

    CONSTRAINT "channel_theme_pkey" PRIMARY KEY ("channel_id","thread")
);

-- CreateIndex
CREATE INDEX "channel_theme_theme_id_idx" ON "channel_theme"("theme_id");

-- AddForeignKey
ALTER TABLE "channel_theme" ADD CONSTRAINT "channel_theme_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_theme" ADD CONSTRAINT "channel_theme_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
