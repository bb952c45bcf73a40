// Rooms as the documentation of socket.io gives them; nothing is stored.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http);
io.on('connection', (socket) => {
  socket.on('join', (board, done) => {
    socket.join(board);
    done();
  });
  socket.on('edit', (board, cardId, change) => io.to(board).emit('edit', cardId, change));
});
http.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${http.address().port}`));
