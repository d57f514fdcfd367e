-- AlterTable
ALTER TABLE "theme_summary" ADD COLUMN     "left_out" JSONB;
