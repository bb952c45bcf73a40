import { roundOf, votesOn } from '../predicting/votes.ts';
import { cardOf, findZone, privateCard, type BoardState } from '../state.ts';
import type { Card, Colour, CommandOf } from '../wire.ts';
import { before, cardBehind, cardNow, cardsIn, gone, overtaken, type Inverse, type Since, type Skip } from './inverse.ts';
import { linkKey } from './touches.ts';

export function addCard({ cardId }: { cardId: string }, me: string): Inverse {
  return (now, since) => !cardNow(now, cardId) ? gone
    : builtOn(cardOf(now, cardId), since, me) ?? overtaken(since, `card:${cardId}`) ?? { type: 'removeCard', cardId };
}

/** Others have put something of their own in a card: taking it away would take that with it. */
export function builtOn(card: Card | undefined, since: Since, me: string): Skip | undefined {
  const by = card && (since(`text:${card.cardId}`) ?? since(`comments:${card.cardId}`) ?? since(`links:${card.cardId}`)
    ?? card.comments.find((comment) => comment.by !== me)?.by ?? card.votes.find((who) => who !== me));
  return by === undefined ? undefined : { reason: 'built-on', by };
}

export function setCardColour({ cardId, colour }: CommandOf<'setCardColour'>, was: BoardState): Inverse | undefined {
  const old = cardNow(was, cardId)?.colour;
  return old === undefined || old === colour ? undefined : (now, since) => {
    const card = cardNow(now, cardId);
    return !card ? gone : overtaken(since, `colour:${cardId}`) ?? (card.colour === colour
      ? { type: 'setCardColour', cardId, colour: old as Colour } : { reason: 'changed' });
  };
}

export function moveCard({ cardId, zoneId }: CommandOf<'moveCard'>, was: BoardState): Inverse | undefined {
  const from = cardNow(was, cardId)?.zoneId;
  if (from === undefined) {
    return undefined;
  }
  const earlier = before(cardsIn(was, from), cardId);
  return (now, since) => {
    const card = cardNow(now, cardId);
    return !card || findZone(now, from) < 0 ? gone : overtaken(since, `place:${cardId}`, `card:${cardId}`) ?? (card.zoneId === zoneId
      ? { type: 'moveCard', cardId, zoneId: from, ...cardBehind(now, from, earlier) } : { reason: 'changed' });
  };
}

export function removeCard({ cardId }: { cardId: string }, was: BoardState): Inverse | undefined {
  const from = cardNow(was, cardId)?.zoneId;
  if (from === undefined) {
    return undefined;
  }
  const earlier = before(cardsIn(was, from), cardId);
  return (now, since) => {
    if (privateCard(now, cardId)?.removed === true) {
      return { type: 'restoreCard', cardId };
    }
    const removed = now.removedCards.find((other) => other.card.cardId === cardId);
    return !removed || findZone(now, removed.zoneId) < 0 ? gone
      : overtaken(since, `card:${cardId}`) ?? { type: 'restoreCard', cardId, ...cardBehind(now, removed.zoneId, earlier) };
  };
}

export function restoreCard({ cardId }: { cardId: string }, was: BoardState): Inverse | undefined {
  const there = cardNow(was, cardId) !== undefined;
  return there ? undefined : (now, since) => {
    if (!cardNow(now, cardId)) {
      return gone;
    }
    // What others had put in it before it was removed goes with it as it did then; only what came since is theirs to keep.
    const by = since(`text:${cardId}`) ?? since(`comments:${cardId}`) ?? since(`votes:${cardId}`) ?? since(`links:${cardId}`);
    return by === undefined ? overtaken(since, `card:${cardId}`) ?? { type: 'removeCard', cardId } : { reason: 'built-on', by };
  };
}

export function comment(command: CommandOf<'addComment' | 'editComment' | 'removeComment' | 'restoreComment'>, was: BoardState): Inverse | undefined {
  const { commentId, cardId } = command;
  const at = { commentId, cardId };
  const has = (state: BoardState): Card['comments'][number] | undefined => cardOf(state, cardId)?.comments.find((other) => other.commentId === commentId);
  const old = has(was);
  const key = `comment:${commentId}`;
  switch (command.type) {
    case 'addComment':
    case 'restoreComment':
      return old ? undefined : (now, since) => has(now) ? overtaken(since, key) ?? { type: 'removeComment', ...at } : gone;
    case 'editComment':
      return !old || old.text === command.text ? undefined : (now, since) => {
        const comment = has(now);
        return !comment ? gone : overtaken(since, key) ?? (comment.text === command.text
          ? { type: 'editComment', ...at, text: old.text } : { reason: 'changed' });
      };
    case 'removeComment':
      return !old ? undefined : (now, since) => has(now) || !cardOf(now, cardId) ? gone : overtaken(since, key) ?? { type: 'restoreComment', ...at };
  }
}

export function vote({ type, cardId }: CommandOf<'vote' | 'unvote'>, was: BoardState, me: string): Inverse | undefined {
  const back = type === 'vote' ? 'unvote' : 'vote';
  const round = roundOf(was, cardId);
  if (round) {
    return (now) => roundOf(now, cardId)?.startedAt !== round.startedAt || (back === 'unvote' && votesOn(now, cardId) === 0)
      ? gone : { type: back, cardId, inRound: true };
  }
  const voted = (state: BoardState): boolean | undefined => cardOf(state, cardId)?.votes.includes(me);
  // Voting twice is voting once: taking back the second would take the first.
  return voted(was) !== (type === 'unvote') ? undefined
    : (now) => voted(now) !== (type === 'vote') || roundOf(now, cardId) ? gone : { type: back, cardId };
}

export function linkCards(command: CommandOf<'linkCards' | 'unlinkCards'>, was: BoardState): Inverse | undefined {
  const { fromCardId, toCardId } = command;
  const linked = (state: BoardState): boolean => state.links.some((link) => link.fromCardId === fromCardId && link.toCardId === toCardId);
  const links = command.type === 'linkCards';
  return linked(was) === links ? undefined : (now, since) => !cardOf(now, fromCardId) || !cardOf(now, toCardId) || linked(now) !== links ? gone
    : overtaken(since, linkKey(command)) ?? { type: links ? 'unlinkCards' : 'linkCards', fromCardId, toCardId };
}
