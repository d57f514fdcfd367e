-- AlterEnum
ALTER TYPE "ClaimRole" ADD VALUE 'rejected';
