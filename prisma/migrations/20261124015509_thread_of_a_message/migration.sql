-- AlterTable
ALTER TABLE "message" ADD COLUMN     "platform_thread_id" TEXT;
