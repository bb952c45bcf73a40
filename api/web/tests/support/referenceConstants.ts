import type { WireError } from '../../src/live/wire.ts';

export const boardId = 'b1';
export const at = '2026-11-24T09:00:00.000Z';
export const unavailable: WireError = { code: 'unavailable', message: 'Not stored now.', retry: true };
export const notFound: WireError = { code: 'not-found', message: 'There is no such thing.', retry: false };
