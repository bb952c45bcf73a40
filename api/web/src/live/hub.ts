import type { BoardEvent, Command, CommandResult, Failed, Joined, Presence, Whereabouts } from './wire.ts';

/** What the server says of its own accord. */
export interface HubListener {
  boardEvents(boardId: string, events: BoardEvent[]): void;
  refused(boardId: string, results: CommandResult[]): void;
  presence(boardId: string, changes: Presence[]): void;
  resync(boardId: string, reason?: string): void;
  /** This node stops: dial again at once, and another one answers. */
  leaving(): void;
  /** The connection is gone, for whatever reason; it never comes back, dial again. */
  closed(): void;
}

/** One connection to the hub. Calls reject when the connection is lost before the answer. */
export interface Hub {
  join(boardId: string, sinceVersion: number | undefined): Promise<Joined | Failed>;
  submit(boardId: string, commands: Command[]): Promise<CommandResult[] | Failed>;
  post(boardId: string, commands: Command[]): Promise<void>;
  setPresence(boardId: string, whereabouts: Whereabouts): Promise<void>;
  leave(boardId: string): Promise<void>;
  /** Closes the connection; afterwards the listener hears nothing more. */
  hangUp(): void;
}

/** Makes a connection, or rejects. */
export type Dial = (listener: HubListener) => Promise<Hub>;
