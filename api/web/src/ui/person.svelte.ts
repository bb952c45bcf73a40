import { currentParticipant, Problem, signOut, type Participant } from '../rest/api.ts';

/** Whether someone is signed in here; `asking` until the server has told. */
export type Person = { kind: 'asking' } | { kind: 'nobody' } | { kind: 'unreachable' } | { kind: 'suspended'; reason: string | undefined; until: string | undefined } | { kind: 'someone'; participant: Participant };

let person = $state.raw<Person>({ kind: 'asking' });

export function whoAmI(): Person {
  return person;
}

/** Asks the server who is signed in. */
export async function askWhoAmI(): Promise<void> {
  try {
    const participant = await currentParticipant();
    person = participant ? { kind: 'someone', participant } : { kind: 'nobody' };
  } catch (error) {
    person = suspendedBy(error) ?? { kind: 'unreachable' };
  }
}

function suspendedBy(error: unknown): Person | undefined {
  return error instanceof Problem && error.status === 403 ? { kind: 'suspended', reason: error.suspension?.reason, until: error.suspension?.until } : undefined;
}

/** Asks again after a connection was refused: the session may have ended, or its owner be suspended. A server that cannot be reached changes nothing. */
export async function askWhetherStill(): Promise<void> {
  if (person.kind !== 'someone') {
    return;
  }
  try {
    const participant = await currentParticipant();
    if (!participant) {
      person = { kind: 'nobody' };
    }
  } catch (error) {
    person = suspendedBy(error) ?? person;
  }
}

export function nowSignedIn(participant: Participant): void {
  person = { kind: 'someone', participant };
}

/** The session is over, and the server knows. */
export function gone(): void {
  person = { kind: 'nobody' };
}

/** Signs out; tells where to go to sign out at one's organisation too. */
export async function leave(): Promise<string | undefined> {
  const elsewhere = await signOut();
  // On the way to there this page is left, and until then there is nothing to do on it: who went elsewhere now would stay signed in there.
  if (elsewhere === undefined) {
    person = { kind: 'nobody' };
  }
  return elsewhere;
}
