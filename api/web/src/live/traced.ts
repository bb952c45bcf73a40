import { JsonHubProtocol, MessageType, type HubMessage } from '@microsoft/signalr';

const hex = (bytes: number): string => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A trace that begins here (W3C Trace Context): by it operators follow a call through nodes, silos and the database. Random and used once, so it says nothing about who calls. */
const traceParent = (): string => `00-${hex(16)}-${hex(8)}-01`;

/** SignalR's client for browsers sends no trace of its own. Presence is left out: there is too much of it to follow. */
export class TracedProtocol extends JsonHubProtocol {
  override writeMessage(message: HubMessage): string {
    return super.writeMessage(message.type === MessageType.Invocation && message.target !== 'SetPresence'
      ? { ...message, headers: { ...message.headers, traceparent: traceParent() } }
      : message);
  }
}
