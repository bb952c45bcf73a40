import type { Command } from '../../src/live/wire.ts';
import { HandClock } from './handClock.ts';
import { ReferenceServer, type Connection } from './referenceServer.ts';
import { Visit } from './visits.ts';

/** A session that is on the board. */
export async function joined(): Promise<{ server: ReferenceServer; clock: HandClock; visit: Visit }> {
  const server = new ReferenceServer();
  const clock = new HandClock();
  return { server, clock, visit: await new Visit(server, clock).join() };
}

/** The commands of each call that went over a connection. */
export const sent = (connection: Connection, name: 'post' | 'submit'): Command[][] => connection.calls.filter((call) => call.name === name).map((call) => call.args[0] as Command[]);

/** The version that each join asked to go on from. */
export const joins = (connection: Connection): unknown[] => connection.calls.filter((call) => call.name === 'join').map((call) => call.args[0]);
