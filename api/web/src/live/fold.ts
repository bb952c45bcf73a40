import { addCard, editText, moveCard, removeCard, restoreCard } from './folding/cards.ts';
import { addComment, editComment, removeComment, restoreComment } from './folding/comments.ts';
import { closeVoting, setRole, setTimer, startTimer, startVoting, stopTimer } from './folding/facilitation.ts';
import { link, unlink } from './folding/links.ts';
import { setLock } from './folding/locks.ts';
import { reveal, startPrivateWriting, stepPrivately } from './folding/private.ts';
import { rewindZone } from './folding/rewinding.ts';
import { addZone, moveZone, removeZone, restoreZone } from './folding/zones.ts';
import { DoesNotFit } from './lists.ts';
import { changeCard, changeZone, type BoardState } from './state.ts';
import type { BoardEvent } from './wire.ts';

export { openBoard } from './folding/opening.ts';

/**
 * The board after one more event. It must equal the server's fold in everything a snapshot shows;
 * the vectors in tests/Vectors/board hold both to that.
 *
 * @throws DoesNotFit when the event is of an unknown kind or contradicts the state. Never skip one:
 * every later event would be put on a board that nobody else has.
 */
export function fold(state: BoardState, event: BoardEvent): BoardState {
  const next = change(state, event);
  return next.version === event.version ? next : { ...next, version: event.version };
}

function change(state: BoardState, event: BoardEvent): BoardState {
  switch (event.type) {
    case 'zoneAdded': return addZone(state, { zoneId: event.zoneId, title: event.title, cards: [] }, event.afterZoneId);
    case 'zoneRenamed': return changeZone(state, event.zoneId, (zone) => ({ ...zone, title: event.title }));
    case 'zoneMoved': return moveZone(state, event);
    case 'zoneRemoved': return removeZone(state, event);
    case 'zoneRestored': return restoreZone(state, event);
    case 'cardAdded': return addCard(state, event);
    case 'cardColourSet': return changeCard(state, event.cardId, (card) => ({ ...card, colour: event.colour }));
    case 'cardMoved': return moveCard(state, event);
    case 'cardRemoved': return removeCard(state, event);
    case 'cardRestored': return restoreCard(state, event);
    case 'cardTextEdited': return editText(state, event);
    case 'commentAdded': return addComment(state, event);
    case 'commentEdited': return editComment(state, event);
    case 'commentRemoved': return removeComment(state, event);
    case 'commentRestored': return restoreComment(state, event);
    case 'voteCast': return changeCard(state, event.cardId, (card) =>
      card.votes.includes(event.by) ? card : { ...card, votes: [...card.votes, event.by] });
    case 'voteWithdrawn': return changeCard(state, event.cardId, (card) => ({ ...card, votes: card.votes.filter((by) => by !== event.by) }));
    case 'cardsLinked': return link(state, event);
    case 'cardsUnlinked': return unlink(state, event);
    case 'boardTitleSet': return { ...state, title: event.title };
    case 'locked': return setLock(state, event, event.by);
    case 'unlocked': return setLock(state, event, undefined);
    case 'timerStarted': return startTimer(state, event);
    case 'timerPaused': return setTimer(state, { remainingMs: event.remainingMs });
    case 'timerResumed': return setTimer(state, { endsAt: event.endsAt });
    case 'timerExtended': return setTimer(state, event, event.seconds);
    case 'timerStopped': return stopTimer(state);
    case 'votingStarted': return startVoting(state, event);
    case 'votingClosed': return closeVoting(state, event);
    case 'privateWritingStarted': return startPrivateWriting(state, event);
    case 'revealed': return reveal(state, event);
    case 'happenedPrivately': return stepPrivately(state, event);
    case 'everyoneBrought':
    case 'leadersSet':
    case 'invitationIssued':
    case 'invitationRevoked':
    case 'invitationRedeemed': return state;
    case 'boardRoleSet': return setRole(state, event);
    case 'defaultRoleSet': return { ...state, defaultRole: event.role };
    case 'zoneRewound': return rewindZone(state, event);
    case 'retentionSet': return withRetention(state, event.days);
    case 'contentHidden':
    case 'contentRestored':
    case 'contentRedacted':
    case 'textsRedacted': throw new DoesNotFit('Texts that are on this board say something else now; it is to be read anew.');
    default: throw new DoesNotFit(`Events of type '${event.type}' are not known here.`);
  }
}

/** Whether it says that texts which were here are not to be shown any more (rule J9 of the journals). */
export function redacts(event: BoardEvent): boolean {
  return event.type === 'contentHidden' || event.type === 'contentRestored' || event.type === 'contentRedacted' || event.type === 'textsRedacted';
}

function withRetention(state: BoardState, days: number | undefined): BoardState {
  const { retentionDays: _, ...rest } = state;
  return days === undefined ? rest : { ...rest, retentionDays: days };
}
