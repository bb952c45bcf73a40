import { currentParticipant, Problem, signOut, type Participant } from '../rest/api.ts';

/** Whether someone is signed in here; `asking` until the server has told. */
export type Person = { kind: 'asking' } | { kind: 'nobody'; ended?: Ending } | { kind: 'unreachable' } | { kind: 'suspended'; reason: string | undefined; until: string | undefined } | { kind: 'someone'; participant: Participant };

/** How someone came to be here no more without signing out: their session is over, or the link that let them in is. */
export type Ending = 'session' | 'invitation';

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

/** How long the server may take to say who one is, in milliseconds. */
const answerWithin = 10_000;

let asked: Promise<void> | undefined;

/**
 * Asks again after a connection was lost or refused: the session may have ended, its owner be suspended or erased, or
 * another have signed in beside. The page becomes that of who one is now.
 *
 * @returns whether it still is this participant; undefined when the server cannot be asked, which changes nothing.
 */
export async function askWhetherStill(participantId: string): Promise<boolean | undefined> {
  try {
    // A connection that was refused is heard of in two ways: one question will do.
    await (asked ??= askAnew().finally(() => { asked = undefined; }));
  } catch {
    return undefined;
  }
  return person.kind === 'someone' && person.participant.participantId === participantId;
}

async function askAnew(): Promise<void> {
  const was = person;
  if (was.kind !== 'someone') {
    return;
  }
  let now: Person;
  try {
    const participant = await currentParticipant(AbortSignal.timeout(answerWithin));
    now = participant ? { kind: 'someone', participant } : { kind: 'nobody', ended: was.participant.invitation ? 'invitation' : 'session' };
  } catch (error) {
    const suspended = suspendedBy(error);
    if (!suspended) {
      throw error;
    }
    now = suspended;
  }
  // Who signed in or out here meanwhile knows better; and who is who they were is no news to the page.
  if (person === was && !(now.kind === 'someone' && now.participant.participantId === was.participant.participantId)) {
    person = now;
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
