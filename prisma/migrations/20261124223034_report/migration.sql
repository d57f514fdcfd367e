-- CreateTable
CREATE TABLE "report" (
    "consultation_id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("consultation_id")
);

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
