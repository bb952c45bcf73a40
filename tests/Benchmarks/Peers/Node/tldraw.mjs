// tldraw sync as its server template sets it up: a room a board, each with its own SQLite file.
// usage: node tldraw.mjs <data folder>
// GET /client gives what a client brings along in its bundle: the schema, and a note as the editor makes it.
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { NodeSqliteWrapper, SQLiteSyncStorage, TLSocketRoom } from '@tldraw/sync-core';
import { createTLSchema } from '@tldraw/tlschema';
import { WebSocketServer } from 'ws';

const schema = createTLSchema();
const note = {
  id: 'shape:card', typeName: 'shape', type: 'note', x: 0, y: 0, rotation: 0, index: 'a1', parentId: 'page:page',
  isLocked: false, opacity: 1,
  // Not empty: a text that only grows is answered as an append, not with a commit.
  meta: { change: 'none' },
  props: {
    color: 'yellow', labelColor: 'black', size: 'm', font: 'draw', fontSizeAdjustment: null, align: 'middle', verticalAlign: 'middle',
    growY: 0, url: '', scale: 1, textLastEditedBy: null, richText: { type: 'doc', content: [{ type: 'paragraph' }] },
  },
};

const rooms = new Map();
function makeOrLoadRoom(board) {
  let room = rooms.get(board);
  if (!room) {
    const db = new Database(join(process.argv[2], `${board}.db`));
    room = new TLSocketRoom({ schema, storage: new SQLiteSyncStorage({ sql: new NodeSqliteWrapper(db) }), log: console });
    rooms.set(board, room);
  }
  return room;
}

const http = createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ schema: schema.serialize(), note }));
});
const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket, request) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  makeOrLoadRoom(pathname.split('/').at(-1)).handleSocketConnect({ sessionId: searchParams.get('sessionId'), socket });
});
http.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${http.address().port}`));
