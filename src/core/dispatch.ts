import { decodeAction, isModerationAction, isRegrouping, isReviewAction } from './actions.ts';
import { answer, says } from './answer.ts';
import { commandOfAction } from './commands/command-action.ts';
import { commandLine } from './commands/parse.ts';
import { runCommand, turnPage } from './commands/route.ts';
import { welcome } from './commands/start.ts';
import { amendMessage } from './conversation/amend.ts';
import { correct, staleButton } from './conversation/corrections.ts';
import { contribute } from './conversation/free-text.ts';
import { goOn } from './conversation/go-on.ts';
import { addPointed } from './conversation/pointed.ts';
import { regroup } from './conversation/regroup.ts';
import { takeAsIdea } from './conversation/take-as-idea.ts';
import { isInRoom, isOrganiser, only, type Turn, type Work } from './conversation/turn.ts';
import type { DeletedEvent, DigestEvent, Inbound, NoticeEvent } from './inbound.ts';
import { onModeration } from './moderation/on-moderation.ts';
import { decodePage } from './pages/page-action.ts';
import type { Listening } from './ports/channels.ts';
import { onReview } from './review/on-review.ts';
import { onChange } from './themes/on-change.ts';

/** What is said or done by somebody who waits for an answer. */
export type SaidEvent = Exclude<Inbound, DeletedEvent | DigestEvent | NoticeEvent>;

/** Leads an event to the handler that it is for: a command, a button's action, free text. */
export async function dispatch(turn: Turn<SaidEvent>, listening: Listening): Promise<Work> {
  const { event, t } = turn;
  switch (event.kind) {
    case 'created': {
      // Where the bot is switched off only an organiser's word to switch it on comes through.
      if (listening === 'off' && isInRoom(turn) && !isOrganiser(turn)) return only(undefined);
      const line = isInRoom(turn) && !event.mentionsBot ? undefined : commandLine(event.text, turn.commands);
      if (line !== undefined) return runCommand(turn, line);
      if (event.text.trim() === '' && event.attachments.length > 0)
        return only(answer([says(t, 'attachment')]));
      return (await goOn({ ...turn, event })) ?? contribute({ ...turn, event }, event.message, event.text);
    }
    case 'edited':
      // A command that was mistyped and mended is a command; commands leave no message to amend.
      return commandLine(event.text, turn.commands) === undefined
        ? amendMessage({ ...turn, event })
        : only(undefined);
    case 'command':
      return runCommand(turn, event.line);
    case 'action': {
      const line = commandOfAction(event.action);
      if (line !== undefined) return runCommand(turn, [line, event.value].filter(Boolean).join(' '));
      const page = decodePage(event.action);
      if (page) return turnPage(turn, page);
      const action = decodeAction(event.action);
      if (action && isReviewAction(action)) return onReview({ ...turn, event }, action);
      if (action?.kind === 'idea') return takeAsIdea({ ...turn, event }, action);
      if (action && isRegrouping(action)) return regroup({ ...turn, event }, action);
      if (action && isModerationAction(action)) return onModeration({ ...turn, event }, action);
      if (action?.kind === 'change') return onChange({ ...turn, event }, action);
      return action ? correct({ ...turn, event }, action) : staleButton(turn);
    }
    case 'pointed': {
      const writer = await turn.repositories.participants.findOrCreate(event.at.platform, event.writer.id);
      return addPointed({ ...turn, event }, writer, listening !== 'off');
    }
    case 'joined':
      return only(
        isInRoom(turn) ? answer([says(t, 'welcome.room')], { visibility: 'public' }) : welcome(turn),
      );
  }
}
