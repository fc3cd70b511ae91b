/** What the settings of the connection send. */
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf } from '../../../renderer/features/connection/connection-draft.ts';

const choice = {
  kind: 'own',
  url: 'http://p.example.org',
  exceptions: ['a.example', '10.0.0.0/8'],
  localToo: true,
} as const;

describe('the proxy as typed', () => {
  it('is sent as it was kept, and leaves name and password alone until both or one are typed', () => {
    const draft = draftOf({ choice: { ...choice, exceptions: [...choice.exceptions] }, signsIn: true });
    expect(inputOf(draft)).toEqual({ choice });
    expect(inputOf({ ...draft, user: 'me' })).toEqual({ choice, signIn: { user: 'me', password: '' } });
    expect(inputOf({ ...draft, kind: 'none', user: 'me' })).toEqual({ choice: { kind: 'none' } });
  });

  it('needs no scheme, and takes exceptions with any usual mark between them', () => {
    const draft = {
      kind: 'own',
      url: ' p.lan:3128 ',
      exceptions: 'a，b; c\n',
      localToo: false,
      user: '',
      password: '',
    } as const;
    expect(inputOf(draft).choice).toEqual({
      kind: 'own',
      url: 'http://p.lan:3128',
      exceptions: ['a', 'b', 'c'],
      localToo: false,
    });
  });
});
