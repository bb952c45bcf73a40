import { DoesNotFit, replaceAt, without } from '../lists.ts';
import type { BoardState } from '../state.ts';
import type { EventOf, Timer, VotingResult } from '../wire.ts';
import { withMine } from './private.ts';

/** Of results of voting only the newest are kept, as many as on the server. */
const keptResults = 100;

export function startTimer(state: BoardState, event: EventOf<'timerStarted'>): BoardState {
  return { ...state, timer: { startedBy: event.by, seconds: event.seconds, endsAt: event.endsAt } };
}

/** Sets how much is left, in one of its two ways: the other one then no longer holds. */
export function setTimer(state: BoardState, left: { endsAt?: string; remainingMs?: number }, more = 0): BoardState {
  if (!state.timer) {
    throw new DoesNotFit('There is no timer.');
  }
  const { startedBy, seconds } = state.timer;
  const timer: Timer = {
    startedBy,
    seconds: seconds + more,
    ...(left.endsAt === undefined ? {} : { endsAt: left.endsAt }),
    ...(left.remainingMs === undefined ? {} : { remainingMs: left.remainingMs }),
  };
  return { ...state, timer };
}

export function stopTimer(state: BoardState): BoardState {
  return without(state, 'timer');
}

export function startVoting(state: BoardState, event: EventOf<'votingStarted'>): BoardState {
  const { votesPerPerson, votesPerCard, zoneIds } = event;
  return withMine({ ...state, voting: { startedBy: event.by, startedAt: event.at, votesPerPerson, votesPerCard, zoneIds } }, { votes: [] });
}

export function closeVoting(state: BoardState, event: EventOf<'votingClosed'>): BoardState {
  if (!state.voting) {
    throw new DoesNotFit('There is no round of voting.');
  }
  const { startedAt, votesPerPerson, votesPerCard } = state.voting;
  const result: VotingResult = {
    startedAt, closedAt: event.at, closedBy: event.by, votesPerPerson, votesPerCard, voters: event.voters, results: event.results,
  };
  const votingResults = [...state.votingResults, result].slice(-keptResults);
  return withMine({ ...without(state, 'voting'), votingResults }, { votes: [] });
}

export function setRole(state: BoardState, event: EventOf<'boardRoleSet'>): BoardState {
  const { participantId, role } = event;
  const index = state.roles.findIndex((given) => given.participantId === participantId);
  if (role === undefined) {
    return { ...state, roles: state.roles.filter((given) => given.participantId !== participantId) };
  }
  const given = { participantId, role };
  return { ...state, roles: index < 0 ? [...state.roles, given] : replaceAt(state.roles, index, given) };
}
