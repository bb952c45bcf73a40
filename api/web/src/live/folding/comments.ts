import { insertAfter } from '../lists.ts';
import { changeCard, type BoardState } from '../state.ts';
import type { Comment, EventOf } from '../wire.ts';

export function addComment(state: BoardState, event: EventOf<'commentAdded' | 'commentEdited'>): BoardState {
  const comment: Comment = { commentId: event.commentId, text: event.text, by: event.by, at: event.at };
  return withComments(state, event.cardId, (comments) => [...comments, comment]);
}

export function editComment(state: BoardState, event: EventOf<'commentAdded' | 'commentEdited'>): BoardState {
  return withComments(state, event.cardId, (comments) => comments.map((comment) =>
    comment.commentId === event.commentId ? { ...comment, text: event.text, editedAt: event.at } : comment));
}

export function removeComment(state: BoardState, event: EventOf<'commentRemoved'>): BoardState {
  return withComments(state, event.cardId, (comments) => comments.filter((comment) => comment.commentId !== event.commentId));
}

export function restoreComment(state: BoardState, event: EventOf<'commentRestored'>): BoardState {
  const comment: Comment = {
    commentId: event.commentId, text: event.text, by: event.commentBy, at: event.commentAt,
    ...(event.editedAt === undefined ? {} : { editedAt: event.editedAt }),
  };
  return withComments(state, event.cardId, (comments) => insertAfter(comments, comment, event.afterCommentId, (other) => other.commentId));
}

function withComments(state: BoardState, cardId: string, change: (comments: readonly Comment[]) => Comment[]): BoardState {
  return changeCard(state, cardId, (card) => ({ ...card, comments: change(card.comments) }));
}
