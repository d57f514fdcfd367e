-- CreateEnum
CREATE TYPE "PhaseKind" AS ENUM ('registration', 'early_access', 'open', 'synthesis', 'closed');

-- CreateEnum
CREATE TYPE "RoleKind" AS ENUM ('organiser', 'moderator');

-- CreateEnum
CREATE TYPE "Listening" AS ENUM ('off', 'mentions', 'everything');

-- CreateEnum
CREATE TYPE "ContributionKind" AS ENUM ('proposal', 'need', 'solution', 'argument', 'question', 'experience');

-- CreateEnum
CREATE TYPE "ContributionStatus" AS ENUM ('published', 'withdrawn', 'hidden');

-- CreateEnum
CREATE TYPE "TaggingOrigin" AS ENUM ('embedded', 'llm', 'author', 'organiser');

-- CreateEnum
CREATE TYPE "VoteChoice" AS ENUM ('agree', 'disagree', 'pass');

-- CreateEnum
CREATE TYPE "ArgumentSide" AS ENUM ('for', 'against');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('duplicate', 'answers', 'met_by');

-- CreateEnum
CREATE TYPE "ModerationKind" AS ENUM ('hide', 'restore');

-- CreateEnum
CREATE TYPE "SummaryMethod" AS ENUM ('extractive', 'llm');

-- CreateTable
CREATE TABLE "consultation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "default_language" TEXT NOT NULL,
    "contact" TEXT,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "last_summary" INTEGER NOT NULL DEFAULT 0,
    "last_rank" INTEGER NOT NULL DEFAULT 0,
    "themes_revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consultation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "kind" "PhaseKind" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "theme" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "parent_id" UUID,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "keywords" JSONB NOT NULL,
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "language" TEXT,
    "consultation_id" UUID,
    "affiliation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "platform_user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "kind" "RoleKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "affiliation" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "affiliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "platform_channel_id" TEXT NOT NULL,
    "consultation_id" UUID,
    "listening" "Listening" NOT NULL DEFAULT 'mentions',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_reply" (
    "id" UUID NOT NULL,
    "inbox_event_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reply" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "installation" TEXT NOT NULL,
    "platform_channel_id" TEXT NOT NULL,
    "platform_message_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_revision" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "message_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "affiliation_id" UUID,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" "ContributionKind",
    "status" "ContributionStatus" NOT NULL DEFAULT 'published',
    "span_start" INTEGER,
    "span_end" INTEGER,
    "search_terms" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_revision" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "span_start" INTEGER,
    "span_end" INTEGER,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contribution_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tagging" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "theme_id" UUID,
    "probability" DOUBLE PRECISION NOT NULL,
    "origin" "TaggingOrigin" NOT NULL,
    "decided_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "tagging_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "choice" "VoteChoice" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "argument" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "side" "ArgumentSide" NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "argument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_action" (
    "id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "moderator_id" UUID,
    "kind" "ModerationKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summary" (
    "id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "theme_id" UUID,
    "since" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL,
    "method" "SummaryMethod" NOT NULL,
    "model" TEXT,
    "prompt_version" TEXT,
    "parameters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "summary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "summary_input" (
    "summary_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "text_hash" TEXT NOT NULL,

    CONSTRAINT "summary_input_pkey" PRIMARY KEY ("summary_id","contribution_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "summary_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "contribution_id" UUID NOT NULL,
    "quote" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "consultation_id" UUID,
    "actor_id" UUID,
    "act" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "consultation_slug_key" ON "consultation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "phase_consultation_id_starts_at_key" ON "phase"("consultation_id", "starts_at");

-- CreateIndex
CREATE INDEX "theme_parent_id_idx" ON "theme"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "theme_consultation_id_slug_key" ON "theme"("consultation_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "participant_pseudonym_key" ON "participant"("pseudonym");

-- CreateIndex
CREATE INDEX "identity_participant_id_idx" ON "identity"("participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_platform_platform_user_id_key" ON "identity"("platform", "platform_user_id");

-- CreateIndex
CREATE INDEX "role_consultation_id_kind_idx" ON "role"("consultation_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "role_participant_id_consultation_id_kind_key" ON "role"("participant_id", "consultation_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "affiliation_consultation_id_name_key" ON "affiliation"("consultation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "registration_consultation_id_participant_id_key" ON "registration"("consultation_id", "participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_consultation_id_rank_key" ON "registration"("consultation_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "channel_platform_installation_platform_channel_id_key" ON "channel"("platform", "installation", "platform_channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_key_key" ON "inbox_event"("key");

-- CreateIndex
CREATE INDEX "inbox_event_handled_at_received_at_idx" ON "inbox_event"("handled_at", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_reply_inbox_event_id_position_key" ON "outbox_reply"("inbox_event_id", "position");

-- CreateIndex
CREATE INDEX "message_consultation_id_idx" ON "message"("consultation_id");

-- CreateIndex
CREATE INDEX "message_participant_id_idx" ON "message"("participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_platform_installation_platform_channel_id_platform__key" ON "message"("platform", "installation", "platform_channel_id", "platform_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_revision_message_id_revision_key" ON "message_revision"("message_id", "revision");

-- CreateIndex
CREATE INDEX "contribution_consultation_id_status_created_at_idx" ON "contribution"("consultation_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "contribution_participant_id_created_at_idx" ON "contribution"("participant_id", "created_at");

-- CreateIndex
CREATE INDEX "contribution_message_id_idx" ON "contribution"("message_id");

-- CreateIndex
CREATE INDEX "contribution_search_terms_idx" ON "contribution" USING GIN ("search_terms");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_consultation_id_number_key" ON "contribution"("consultation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "contribution_revision_contribution_id_revision_key" ON "contribution_revision"("contribution_id", "revision");

-- CreateIndex
CREATE INDEX "tagging_contribution_id_superseded_at_idx" ON "tagging"("contribution_id", "superseded_at");

-- CreateIndex
CREATE INDEX "tagging_theme_id_superseded_at_idx" ON "tagging"("theme_id", "superseded_at");

-- CreateIndex
CREATE INDEX "vote_participant_id_idx" ON "vote"("participant_id");

-- CreateIndex
CREATE UNIQUE INDEX "vote_contribution_id_participant_id_key" ON "vote"("contribution_id", "participant_id");

-- CreateIndex
CREATE INDEX "argument_contribution_id_idx" ON "argument"("contribution_id");

-- CreateIndex
CREATE INDEX "argument_participant_id_idx" ON "argument"("participant_id");

-- CreateIndex
CREATE INDEX "relation_to_id_idx" ON "relation"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "relation_from_id_to_id_kind_key" ON "relation"("from_id", "to_id", "kind");

-- CreateIndex
CREATE INDEX "moderation_action_contribution_id_created_at_idx" ON "moderation_action"("contribution_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "summary_consultation_id_number_key" ON "summary"("consultation_id", "number");

-- CreateIndex
CREATE INDEX "summary_input_contribution_id_idx" ON "summary_input"("contribution_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_summary_id_position_key" ON "claim"("summary_id", "position");

-- CreateIndex
CREATE INDEX "citation_contribution_id_idx" ON "citation"("contribution_id");

-- CreateIndex
CREATE UNIQUE INDEX "citation_claim_id_contribution_id_key" ON "citation"("claim_id", "contribution_id");

-- CreateIndex
CREATE INDEX "audit_entry_consultation_id_created_at_idx" ON "audit_entry"("consultation_id", "created_at");

-- AddForeignKey
ALTER TABLE "phase" ADD CONSTRAINT "phase_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_affiliation_id_fkey" FOREIGN KEY ("affiliation_id") REFERENCES "affiliation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_reply" ADD CONSTRAINT "outbox_reply_inbox_event_id_fkey" FOREIGN KEY ("inbox_event_id") REFERENCES "inbox_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_revision" ADD CONSTRAINT "message_revision_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_affiliation_id_fkey" FOREIGN KEY ("affiliation_id") REFERENCES "affiliation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_revision" ADD CONSTRAINT "contribution_revision_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tagging" ADD CONSTRAINT "tagging_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tagging" ADD CONSTRAINT "tagging_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tagging" ADD CONSTRAINT "tagging_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "participant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument" ADD CONSTRAINT "argument_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument" ADD CONSTRAINT "argument_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_moderator_id_fkey" FOREIGN KEY ("moderator_id") REFERENCES "participant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary" ADD CONSTRAINT "summary_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary" ADD CONSTRAINT "summary_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "theme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_input" ADD CONSTRAINT "summary_input_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "summary_input" ADD CONSTRAINT "summary_input_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_summary_id_fkey" FOREIGN KEY ("summary_id") REFERENCES "summary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_contribution_id_fkey" FOREIGN KEY ("contribution_id") REFERENCES "contribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_consultation_id_fkey" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "participant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
