import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { whole } from './brief.ts';
import type { FollowDial, FollowListener, Topic } from './following/following.ts';
import type { Dial, Hub, HubListener } from './hub.ts';
import { TracedProtocol } from './traced.ts';
import { isFailed } from './wire.ts';

/**
 * The hub over a WebSocket. Negotiation is skipped, so that any node may answer without sticky sessions.
 * JSON rather than MessagePack: events are stored as JSON, browsers read it natively, and it saves 10 kB.
 * Reconnecting is not left to SignalR: after it the board must be joined and the outbox sent first. Nor is
 * logging: a lost connection is told to the person, not to the console.
 */
const connect = (): HubConnection => new HubConnectionBuilder()
  .withUrl('/live?events=brief', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
  .withHubProtocol(new TracedProtocol())
  .configureLogging(LogLevel.None)
  // The server says something every 3 s: after 10 s of silence the person hears of it, not after SignalR's 30.
  .withServerTimeout(10_000)
  .withKeepAliveInterval(3_000)
  .build();

/** Said on the window when the server was there and did not let the connection be made, or could not be reached: who is signed in may not be any more. */
export const notLetIn = 'stadmaken:not-let-in';

async function start(connection: HubConnection): Promise<void> {
  try {
    await connection.start();
  } catch (error) {
    globalThis.dispatchEvent?.(new Event(notLetIn));
    throw error;
  }
}

/** For one board. */
export const dialHub: Dial = async (listener) => {
  const connection = connect();
  let heard: HubListener | undefined = listener;
  connection.on('boardEvents', (boardId, events) => heard?.boardEvents(boardId, whole(events)));
  connection.on('refused', (boardId, results) => heard?.refused(boardId, results));
  connection.on('presence', (boardId, changes) => heard?.presence(boardId, changes));
  connection.on('resync', (boardId, reason) => heard?.resync(boardId, reason));
  connection.on('leaving', () => heard?.leaving());
  connection.onclose(() => heard?.closed());
  await start(connection);

  const hub: Hub = {
    join: (boardId, since) => connection.invoke('JoinBoard', boardId, since ?? null),
    submit: (boardId, commands) => connection.invoke('Submit', boardId, commands),
    post: (boardId, commands) => connection.send('Post', boardId, commands),
    setPresence: (boardId, whereabouts) => connection.send('SetPresence', boardId, whereabouts),
    leave: (boardId) => connection.send('LeaveBoard', boardId),
    hangUp() {
      heard = undefined;
      void connection.stop();
    },
  };
  return hub;
};

const followCalls = { practice: 'FollowPractice', feed: 'FollowFeed', inbox: 'FollowInbox' } as const;
const subject = (topic: Topic): string[] => topic.kind === 'practice' ? [topic.practiceId] : topic.kind === 'feed' ? [topic.cityId] : [];

/** For everything that is followed besides boards. */
export const dialFollowing: FollowDial = async (listener) => {
  const connection = connect();
  let heard: FollowListener | undefined = listener;
  connection.on('practiceEvents', (practiceId, events) => heard?.practiceEvents(practiceId, events));
  connection.on('feedItems', (cityId, items) => heard?.feedItems(cityId, items));
  connection.on('inboxItems', (items) => heard?.inboxItems(items));
  connection.on('leaving', () => heard?.leaving());
  connection.onclose(() => heard?.closed());
  await start(connection);

  return {
    async follow(topic, after) {
      const answer = await connection.invoke<object>(followCalls[topic.kind], ...subject(topic), after ?? null);
      if (isFailed(answer)) {
        throw new Error(answer.error.message);
      }
    },
    unfollow: (topic) => connection.send('Un' + followCalls[topic.kind].replace('F', 'f'), ...subject(topic)),
    hangUp() {
      heard = undefined;
      void connection.stop();
    },
  };
};
