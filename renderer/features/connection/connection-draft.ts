/** What is typed about the proxy, and what is sent of it. Pure. */
import type { ProxyInput, ProxyState } from '../../../shared/domain/proxy.ts';

export interface ConnectionDraft {
  readonly kind: ProxyState['choice']['kind'];
  readonly url: string;
  /** Parted by commas or blanks. */
  readonly exceptions: string;
  readonly localToo: boolean;
  readonly user: string;
  readonly password: string;
}

export const draftOf = ({ choice }: ProxyState): ConnectionDraft => ({
  kind: choice.kind,
  url: choice.kind === 'own' ? choice.url : '',
  exceptions: choice.kind === 'own' ? choice.exceptions.join(', ') : '',
  localToo: choice.kind === 'own' && choice.localToo,
  user: '',
  password: '',
});

/** Empty fields leave what is kept as it is; the host forgets it by itself where the address is another one. */
export const inputOf = ({ kind, url, exceptions, localToo, user, password }: ConnectionDraft): ProxyInput => {
  if (kind !== 'own') return { choice: { kind } };
  const parts = exceptions.split(/[\s,，;；、]+/).filter((part) => part !== '');
  const signIn = user === '' && password === '' ? {} : { signIn: { user, password } };
  return { choice: { kind, url: completed(url.trim()), exceptions: parts, localToo }, ...signIn };
};

/** `proxy.example.org:3128` is meant as an HTTP proxy. */
const completed = (url: string): string => (url === '' || url.includes('://') ? url : `http://${url}`);
