import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';

/** Opens so many providers on one document. `arrived(time, own)` is called for each character that one of them has. */
export async function openHocuspocus(address, people, arrived, prepared) {
  prepared();
  const url = address.replace('http', 'ws');
  const typedAt = new Map();
  return Promise.all(Array.from({ length: people }, () => openOne()));

  async function openOne() {
    const document = new Y.Doc();
    const text = document.getText('card');
    const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
    const provider = new HocuspocusProvider({ websocketProvider: socket, name: 'board', document });
    // With a socket that it did not make itself a provider waits to be attached.
    provider.attach();
    await new Promise((resolve) => provider.on('synced', resolve));
    const unacknowledged = [];
    let before = provider.unsyncedChanges;
    provider.on('unsyncedChanges', ({ number }) => {
      for (; before > number && unacknowledged.length > 0; before--) {
        arrived(unacknowledged.shift(), true);
      }
      before = number;
    });
    document.on('update', (update, origin) => {
      if (origin === provider) {
        for (const { id, length } of Y.decodeUpdate(update).structs) {
          for (let clock = id.clock; clock < id.clock + length; clock++) {
            arrived(typedAt.get(`${id.client}/${clock}`), false);
          }
        }
      }
    });
    let caret = Y.createRelativePositionFromTypeIndex(text, 0);
    return {
      type() {
        const time = performance.now();
        typedAt.set(`${document.clientID}/${Y.getState(document.store, document.clientID)}`, time);
        unacknowledged.push(time);
        const index = Y.createAbsolutePositionFromRelativePosition(caret, document).index;
        text.insert(index, 'x');
        caret = Y.createRelativePositionFromTypeIndex(text, index + 1, -1);
      },
      text: () => text.toString(),
    };
  }
}
