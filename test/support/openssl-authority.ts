/** A certificate authority made of openssl calls: root, intermediate, issuing intermediate. Judges what we make. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

/** Runs openssl with text or DER on its input; throws with what it printed. */
export const openssl = (args: readonly string[], input?: string | Uint8Array): string =>
  runTool('openssl', args, input);

export interface OpensslAuthority {
  readonly rootPem: string;
  readonly intermediatePem: string;
  readonly issuerPem: string;
  /** The leaf for a request, with the names the request asks for, valid for 90 days. */
  sign(csrDer: Uint8Array): string;
}

export const createOpensslAuthority = (folder: string): OpensslAuthority => {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
  writeFileSync(at('leaf.ext'), 'basicConstraints=critical,CA:FALSE\n');
  const certify = (name: string, subject: string, signer: string | undefined) => {
    openssl(['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at(`${name}.key`)]);
    openssl(['req', '-new', '-key', at(`${name}.key`), '-subj', subject, '-out', at(`${name}.csr`)]);
    const signing =
      signer === undefined
        ? ['-signkey', at(`${name}.key`)]
        : ['-CA', at(`${signer}.pem`), '-CAkey', at(`${signer}.key`), '-CAcreateserial'];
    const to = ['-days', '3650', '-extfile', at('ca.ext'), '-out', at(`${name}.pem`)];
    openssl(['x509', '-req', '-in', at(`${name}.csr`), ...signing, ...to]);
    return readFileSync(at(`${name}.pem`), 'utf8');
  };
  const rootPem = certify('root', '/C=XX/O=Test Trust/CN=Test Root', undefined);
  const intermediatePem = certify('intermediate', '/O=Test Trust/CN=Test Intermediate', 'root');
  const issuerPem = certify('issuer', '/O=Test Trust/CN=Test Issuer', 'intermediate');
  return {
    rootPem,
    intermediatePem,
    issuerPem,
    sign: (csrDer) => {
      writeFileSync(at('leaf.csr'), csrDer);
      const from = ['-in', at('leaf.csr'), '-inform', 'DER', '-copy_extensions', 'copy', '-extfile', at('leaf.ext')];
      const by = ['-CA', at('issuer.pem'), '-CAkey', at('issuer.key'), '-CAcreateserial', '-days', '90'];
      return openssl(['x509', '-req', ...from, ...by]);
    },
  };
};
