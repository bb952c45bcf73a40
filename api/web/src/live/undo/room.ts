import { remaining } from '../serverTime.ts';
import type { BoardState } from '../state.ts';
import type { CommandOf, DefaultRole, Role } from '../wire.ts';
import { gone, overtaken, type Inverse } from './inverse.ts';

/**
 * Held ↔ running, more ↔ less, started → stopped. Stopped → started with what was left of it, if it was running: one that
 * was held would run. Started over another one is not taken back, for that one's end is past knowing.
 *
 * @param at the server's time of the step.
 */
export function timer(command: CommandOf<'startTimer' | 'pauseTimer' | 'extendTimer' | 'stopTimer'>, was: BoardState, at: Date): Inverse | undefined {
  const old = was.timer;
  switch (command.type) {
    case 'startTimer':
      return command.seconds === undefined ? ifTimer('running', { type: 'pauseTimer' }) : old ? undefined : ifTimer('any', { type: 'stopTimer' });
    case 'pauseTimer':
      return ifTimer('held', { type: 'startTimer' });
    case 'extendTimer':
      return ifTimer('any', { type: 'extendTimer', seconds: -command.seconds });
    case 'stopTimer': {
      const seconds = old?.endsAt === undefined ? 0 : Math.ceil(remaining(old, at) / 1000);
      return seconds === 0 ? undefined : (now, since) => now.timer ? overtaken(since, 'timer') ?? gone : overtaken(since, 'timer') ?? { type: 'startTimer', seconds };
    }
  }
}

function ifTimer(is: 'running' | 'held' | 'any', command: CommandOf<'startTimer' | 'pauseTimer' | 'extendTimer' | 'stopTimer'>): Inverse {
  return (now, since) => {
    const held = now.timer?.remainingMs !== undefined;
    return overtaken(since, 'timer') ?? (!now.timer || (is !== 'any' && held !== (is === 'held')) ? gone : command);
  };
}

export function setBoardRole({ participantId, role }: CommandOf<'setBoardRole'>, was: BoardState): Inverse | undefined {
  const given = (state: BoardState): string | undefined => state.roles.find((other) => other.participantId === participantId)?.role;
  const old = given(was) as Role | undefined;
  return old === role ? undefined : (now, since) => overtaken(since, `role:${participantId}`) ?? (given(now) === role
    ? { type: 'setBoardRole', participantId, ...(old === undefined ? {} : { role: old }) } : { reason: 'changed' });
}

export function setDefaultRole({ role }: CommandOf<'setDefaultRole'>, was: BoardState): Inverse | undefined {
  const old = was.defaultRole as DefaultRole;
  return old === role ? undefined : (now, since) =>
    overtaken(since, 'defaultRole') ?? (now.defaultRole === role ? { type: 'setDefaultRole', role: old } : { reason: 'changed' });
}
