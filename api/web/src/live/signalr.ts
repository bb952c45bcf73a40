import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Dial, Hub, HubListener } from './hub.ts';

/**
 * The hub over a WebSocket. Negotiation is skipped, so that any node may answer without sticky sessions.
 * JSON rather than MessagePack: events are stored as JSON, browsers read it natively, and it saves 10 kB.
 * Reconnecting is not left to SignalR: after it the board must be joined and the outbox sent first. Nor is
 * logging: a lost connection is told to the person, not to the console.
 */
export const dialHub: Dial = async (listener) => {
  const connection = new HubConnectionBuilder()
    .withUrl('/live', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    // The server says something every 3 s: after 10 s of silence the person hears of it, not after SignalR's 30.
    .withServerTimeout(10_000)
    .withKeepAliveInterval(3_000)
    .build();
  let heard: HubListener | undefined = listener;
  connection.on('boardEvents', (boardId, events) => heard?.boardEvents(boardId, events));
  connection.on('refused', (boardId, results) => heard?.refused(boardId, results));
  connection.on('presence', (boardId, changes) => heard?.presence(boardId, changes));
  connection.on('resync', (boardId) => heard?.resync(boardId));
  connection.onclose(() => heard?.closed());
  await connection.start();

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
