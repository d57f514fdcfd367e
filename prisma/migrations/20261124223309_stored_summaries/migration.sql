-- Nothing was ever written to these tables: they are made anew.
DROP TABLE "citation", "claim", "summary_input", "summary";
DROP TYPE "SummaryMethod";

-- CreateEnum
CREATE TYPE "SummaryMethod" AS ENUM ('extractive', 'model');

-- CreateEnum
CREATE TYPE "ClaimRole" AS ENUM ('agreed', 'split', 'proposed', 'needed', 'asked', 'said', 'alone');

-- CreateTable
CREATE TABLE "summary" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "theme_id" UUID,
    "since" TIMESTAMPTZ(3),
    "contributions" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "untagged" INTEGER NOT NULL,
    "in_several" INTEGER NOT NULL,
    "withdrawn" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL,
    "erased" INTEGER NOT NULL,
    "participants" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "summary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summary_input" (
    "theme_summary_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "text_hash" BYTEA NOT NULL,

    CONSTRAINT "summary_input_pkey" PRIMARY KEY ("theme_summary_id","contribution_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "subtheme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "ClaimRole" NOT NULL,
    "text" TEXT,
    "cited_count" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "agree" INTEGER,
    "disagree" INTEGER,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "claim_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "quote_start" INTEGER,
    "quote_length" INTEGER,
    "quote_hash" BYTEA,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("claim_id","contribution_id")
);

-- CreateTable
CREATE TABLE "summary_part" (
    "summary_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "theme_summary_id" UUID NOT NULL,

    CONSTRAINT "summary_part_pkey" PRIMARY KEY ("summary_id","position")
);

-- CreateTable
CREATE TABLE "theme_summary" (
    "id" UUID NOT NULL,
    "theme_id" UUID NOT NULL,
    "stamp" TEXT,
    "procedure" TEXT NOT NULL,
    "method" "SummaryMethod" NOT NULL,
    "model" TEXT,
    "prompt_version" TEXT,
    "instead" TEXT,
    "parameters" JSONB NOT NULL,
    "contributions" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "theme_summary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subtheme" (
    "id" UUID NOT NULL,
    "theme_summary_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT,
    "contributions" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "subtheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_reason" (
    "claim_id" UUID NOT NULL,
    "argument_id" UUID NOT NULL,

    CONSTRAINT "claim_reason_pkey" PRIMARY KEY ("claim_id","argument_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "summary_consultation_id_number_key" ON "summary"("consultation_id", "number");

-- CreateIndex
CREATE INDEX "summary_input_contribution_id_idx" ON "summary_input"("contribution_id");

-- CreateIndex
CREATE INDEX "citation_contribution_id_idx" ON "citation"("contribution_id");

-- CreateIndex
CREATE INDEX "summary_part_theme_summary_id_idx" ON "summary_part"("theme_summary_id");

-- CreateIndex
CREATE UNIQUE INDEX "theme_summary_theme_id_stamp_procedure_key" ON "theme_summary"("theme_id", "stamp", "procedure");

-- CreateIndex
CREATE UNIQUE INDEX "subtheme_theme_summary_id_position_key" ON "subtheme"("theme_summary_id", "position");

-- CreateIndex
CREATE INDEX "claim_reason_argument_id_idx" ON "claim_reason"("argument_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_subtheme_id_position_key" ON "claim"("subtheme_id", "position");

-- CreateIndex
CREATE INDEX "summary_theme_id_idx" ON "summary"("theme_id");

-- AddForeignKey
ALTER TABLE "summary_part" ADD CONSTRAINT "summary_part_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_part" ADD CONSTRAINT "summary_part_theme_summary_id_fkey" FOREIGN KEY ("theme_summary_id") REFERENCES "theme_summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme_summary" ADD CONSTRAINT "theme_summary_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_input" ADD CONSTRAINT "summary_input_theme_summary_id_fkey" FOREIGN KEY ("theme_summary_id") REFERENCES "theme_summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subtheme" ADD CONSTRAINT "subtheme_theme_summary_id_fkey" FOREIGN KEY ("theme_summary_id") REFERENCES "theme_summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_subtheme_id_fkey" FOREIGN KEY ("subtheme_id") REFERENCES "subtheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_reason" ADD CONSTRAINT "claim_reason_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_reason" ADD CONSTRAINT "claim_reason_argument_id_fkey" FOREIGN KEY ("argument_id") REFERENCES "argument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary" ADD CONSTRAINT "summary_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary" ADD CONSTRAINT "summary_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_input" ADD CONSTRAINT "summary_input_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;
