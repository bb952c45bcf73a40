import { findZone, type BoardState } from '../state.ts';
import type { CommandOf, EventBody } from '../wire.ts';

/** The longest a timer runs, in milliseconds. */
const longestTimer = 86_400_000;

export function timer(state: BoardState, command: CommandOf<'startTimer' | 'pauseTimer' | 'extendTimer' | 'stopTimer'>, now: Date): EventBody | undefined {
  const { timer } = state;
  const later = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
  if (command.type === 'startTimer') {
    return command.seconds !== undefined ? { type: 'timerStarted', seconds: command.seconds, endsAt: later(command.seconds * 1000) }
      : timer?.remainingMs !== undefined ? { type: 'timerResumed', endsAt: later(timer.remainingMs) } : undefined;
  }
  if (!timer) {
    return undefined;
  }
  const left = timer.remainingMs ?? Math.max(0, Date.parse(timer.endsAt ?? '') - now.getTime());
  switch (command.type) {
    case 'pauseTimer':
      return timer.endsAt === undefined ? undefined : { type: 'timerPaused', remainingMs: left };
    case 'stopTimer':
      return { type: 'timerStopped' };
    case 'extendTimer': {
      const extended = Math.min(longestTimer, Math.max(0, left + command.seconds * 1000));
      return { type: 'timerExtended', seconds: command.seconds, ...(timer.endsAt === undefined ? { remainingMs: extended } : { endsAt: later(extended) }) };
    }
  }
}

export function startVoting(state: BoardState, command: CommandOf<'startVoting'>): EventBody | undefined {
  const zoneIds = zonesFor(state, command.zoneIds);
  return state.voting || !zoneIds ? undefined
    : { type: 'votingStarted', votesPerPerson: command.votesPerPerson, votesPerCard: command.votesPerCard ?? 1, zoneIds };
}

export function startPrivateWriting(state: BoardState, command: CommandOf<'startPrivateWriting'>): EventBody | undefined {
  const zoneIds = zonesFor(state, command.zoneIds);
  return state.privateWriting || !zoneIds ? undefined : { type: 'privateWritingStarted', zoneIds };
}

function zonesFor(state: BoardState, named: readonly string[] | undefined): readonly string[] | undefined {
  const zoneIds = named ?? state.zones.map((zone) => zone.zoneId);
  return zoneIds.length > 0 && zoneIds.every((zoneId) => findZone(state, zoneId) >= 0) ? zoneIds : undefined;
}
