import { currentParticipant, signOut, type Participant } from '../rest/api.ts';

/** Whether someone is signed in here; `asking` until the server has told. */
export type Person = { kind: 'asking' } | { kind: 'nobody' } | { kind: 'unreachable' } | { kind: 'someone'; participant: Participant };

let person = $state.raw<Person>({ kind: 'asking' });

export function whoAmI(): Person {
  return person;
}

/** Asks the server who is signed in. */
export async function askWhoAmI(): Promise<void> {
  try {
    const participant = await currentParticipant();
    person = participant ? { kind: 'someone', participant } : { kind: 'nobody' };
  } catch {
    person = { kind: 'unreachable' };
  }
}

export function nowSignedIn(participant: Participant): void {
  person = { kind: 'someone', participant };
}

/** The session is over, and the server knows. */
export function gone(): void {
  person = { kind: 'nobody' };
}

export async function leave(): Promise<void> {
  await signOut();
  person = { kind: 'nobody' };
}
