-- AlterTable
ALTER TABLE "theme_summary" ADD COLUMN     "language" TEXT,
ADD COLUMN     "left_out" JSONB;
