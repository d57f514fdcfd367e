-- AlterTable
ALTER TABLE "contribution" ADD COLUMN     "bounded_by_author" BOOLEAN NOT NULL DEFAULT false;
