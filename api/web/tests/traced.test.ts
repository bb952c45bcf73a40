import { MessageType, type HubMessage } from '@microsoft/signalr';
import { expect, it } from 'vitest';
import { TracedProtocol } from '../src/live/traced.ts';

const protocol = new TracedProtocol();
const written = (message: HubMessage): { headers?: { traceparent?: string } } => JSON.parse(protocol.writeMessage(message).slice(0, -1)) as never;
const call = (target: string): HubMessage => ({ type: MessageType.Invocation, target, arguments: ['b1'] });

it('begins a trace of its own with every call, in the form of W3C Trace Context', () => {
  const [one, other] = [written(call('Post')).headers?.traceparent, written(call('Post')).headers?.traceparent];
  expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(other).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(one).not.toBe(other);
});

it('leaves what is no call, and presence, as they are', () => {
  expect(written({ type: MessageType.Ping }).headers).toBeUndefined();
  expect(written(call('SetPresence')).headers).toBeUndefined();
});
