/** The chain as a path: this certificate, those in between, and the root that browsers hold. */
import type { CertificateVersion } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './ChainPath.module.css';
import { commonName } from './versions.ts';

export const ChainPath = ({ version, trusted }: { version: CertificateVersion; trusted: boolean }) => {
  const t = useSentence();
  const last = version.chain.at(-1);
  const selfSigned = last !== undefined && last.issuer === last.subject;
  const nodes = [
    ...version.chain.map(({ subject, issuer }, index) => ({
      name: commonName(subject),
      role:
        index === 0 ? t('certificate.chain-leaf') : subject === issuer ? rootWord() : t('certificate.chain-between'),
      outside: subject === issuer,
    })),
    ...(last === undefined || selfSigned ? [] : [{ name: commonName(last.issuer), role: rootWord(), outside: true }]),
  ];
  function rootWord() {
    return t(trusted ? 'certificate.chain-root' : 'certificate.chain-root-private');
  }
  return (
    <ol className={css.path}>
      {nodes.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the chain is what tells two equal names apart
        <li key={index} data-outside={node.outside}>
          <b>{node.name}</b>
          <small>{node.role}</small>
        </li>
      ))}
    </ol>
  );
};
