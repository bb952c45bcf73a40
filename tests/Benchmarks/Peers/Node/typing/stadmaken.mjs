import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { systemClock } from '../../../../../api/web/src/live/clock.ts';
import { BoardSession } from '../../../../../api/web/src/live/session.ts';
import { TextDraft, TextOperationBuilder } from '../../../../../api/web/src/text/index.ts';

/** Opens so many sessions on one board. `arrived(time, own)` is called for each character that one of them has. */
export async function openStadmaken(address, people, arrived, prepared) {
  const boardId = (await call('/v1/boards', await signIn(), { title: 'Bord' })).boardId;
  const typedAt = new Map();
  const first = await openOne();
  first.session.do({ type: 'addZone', zoneId: 'zone', title: 'Vak' });
  first.session.do({ type: 'addCard', cardId: 'card', zoneId: 'zone', text: '' });
  await first.settled();
  prepared();
  return [first, ...await Promise.all(Array.from({ length: people - 1 }, () => openOne()))];

  async function call(path, session, body) {
    const answer = await fetch(new URL(path, address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(session && { authorization: `Bearer ${session.token}` }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
  }

  function signIn() {
    return call('/v1/sessions', undefined, { displayName: 'Load', cityId: 'haarlem', sector: 'knowledge' });
  }

  async function openOne() {
    const { token } = await signIn();
    let draft = TextDraft.of('');
    let caret = 0;
    let version = 0;
    // Characters that are in the command under way, and those typed since: one command may carry several.
    let [underWay, waiting, commandId] = [[], [], ''];
    let live;
    const isLive = new Promise((resolve) => { live = resolve; });
    const session = new BoardSession({
      boardId,
      participantId: 'load',
      dial,
      outbox: { adopt: async () => [], put: async () => {}, remove: async () => {} },
      clock: systemClock,
      signedIn: async () => true,
      changed: () => session?.phase.kind === 'live' && live(),
    });
    await session.start();
    await isLive;
    version = session.board.version;
    draft = TextDraft.of(textOfCard());
    return { session, type, text: () => draft.text, settled };

    // A connection as the browser client makes it, but with the address and the token that a browser would add.
    async function dial(listener) {
      const connection = new HubConnectionBuilder()
        .withUrl(new URL('/live', address).href, { skipNegotiation: true, transport: HttpTransportType.WebSockets, accessTokenFactory: () => token })
        .configureLogging(LogLevel.None)
        .build();
      connection.on('boardEvents', (board, events) => {
        listener.boardEvents(board, events);
        events.forEach(take);
        send();
      });
      connection.on('refused', (_, results) => {
        // Thrown, it would only end up in the connection's own log.
        console.error(`Refused: ${JSON.stringify(results)}`);
        process.exit(1);
      });
      connection.on('resync', (board) => listener.resync(board));
      connection.on('presence', (board, changes) => listener.presence(board, changes));
      connection.onclose(() => listener.closed());
      await connection.start();
      return {
        join: (board, since) => connection.invoke('JoinBoard', board, since ?? null),
        submit: (board, commands) => connection.invoke('Submit', board, commands),
        post: (board, commands) => connection.send('Post', board, commands),
        setPresence: (board, whereabouts) => connection.send('SetPresence', board, whereabouts),
        leave: (board) => connection.send('LeaveBoard', board),
        hangUp: () => void connection.stop(),
      };
    }

    function textOfCard() {
      return session.board.zones.flatMap((zone) => zone.cards).find((card) => card.cardId === 'card')?.text ?? '';
    }

    function take(event) {
      version = event.version;
      if (event.type !== 'cardTextEdited') {
        return;
      }
      if (event.commandId === commandId) {
        draft = draft.acknowledged(event.operation);
        commandId = '';
        underWay.forEach((time) => arrived(time, true));
        underWay = [];
        return;
      }
      const { draft: next, shown } = draft.remote(event.operation);
      draft = next;
      caret = moved(caret, shown);
      typedAt.get(event.commandId).forEach((time) => arrived(time, false));
    }

    function type() {
      draft = draft.edit(new TextOperationBuilder().retain(caret).insert('x').build());
      caret++;
      waiting.push(performance.now());
      send();
    }

    function send() {
      const sending = draft.send();
      if (sending) {
        draft = sending.draft;
        [underWay, waiting] = [waiting, []];
        commandId = session.do({ type: 'editCardText', cardId: 'card', baseVersion: version, operation: sending.operation });
        typedAt.set(commandId, underWay);
      }
    }

    async function settled() {
      while (session.pending.length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }
}

/** Where a caret is after what another person did. */
function moved(caret, operation) {
  let at = 0;
  for (const part of operation) {
    if (part.retain !== undefined) {
      at += part.retain;
    } else if (part.insert !== undefined && at < caret) {
      caret += part.insert.length;
      at += part.insert.length;
    } else if (part.insert !== undefined) {
      break;
    }
  }
  return caret;
}
