// Hocuspocus with its SQLite extension, as its documentation sets them up; everything else is its default.
// usage: node hocuspocus.mjs <data folder>
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  extensions: [new SQLite({ database: join(process.argv[2], 'db.sqlite') })],
});
await server.listen();
console.log(`ready at http://127.0.0.1:${server.httpServer.address().port}`);
