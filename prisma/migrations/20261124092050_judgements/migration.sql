-- AlterTable
ALTER TABLE "contribution" ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "judgement" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "theme_ids" UUID[],
    "independent" BOOLEAN NOT NULL,
    "machine_theme_id" UUID,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_skip" (
    "contribution_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "skipped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_skip_pkey" PRIMARY KEY ("contribution_id","participant_id")
);

-- CreateIndex
CREATE INDEX "judgement_participant_id_said_at_idx" ON "judgement"("participant_id", "said_at");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_contribution_id_participant_id_key" ON "judgement"("contribution_id", "participant_id");

-- CreateIndex
CREATE INDEX "review_skip_participant_id_idx" ON "review_skip"("participant_id");

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_skip" ADD CONSTRAINT "review_skip_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_skip" ADD CONSTRAINT "review_skip_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What people said before there were judgements is in the taggings and their history: the last word of each person on
-- words that still stand. Only what authors said of their own was said without having been shown another's word.
INSERT INTO "judgement" ("id", "contribution_id", "participant_id", "theme_ids", "independent", "machine_theme_id", "said_at")
SELECT gen_random_uuid(), t.contribution_id, t.decided_by_id,
  coalesce(array_agg(t.theme_id ORDER BY t.id) FILTER (WHERE t.theme_id IS NOT NULL), '{}'),
  bool_and(t.origin = 'author'),
  (SELECT e.theme_id FROM "tagging" e
   WHERE e.contribution_id = t.contribution_id AND e.origin = 'embedded' AND e.created_at <= t.created_at
   ORDER BY e.created_at DESC, e.probability DESC, e.id LIMIT 1),
  t.created_at
FROM "tagging" t
WHERE t.origin IN ('author', 'organiser') AND t.decided_by_id IS NOT NULL
  AND t.created_at = (SELECT max(l.created_at) FROM "tagging" l
                      WHERE l.contribution_id = t.contribution_id AND l.decided_by_id = t.decided_by_id)
  AND NOT EXISTS (SELECT FROM "contribution_revision" r
                  WHERE r.contribution_id = t.contribution_id AND r.replaced_at > t.created_at)
GROUP BY t.contribution_id, t.decided_by_id, t.created_at;
