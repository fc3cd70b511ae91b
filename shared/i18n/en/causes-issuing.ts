/** What people are told of causes: requests, certificates and where they go. */
import type { CauseText } from '../../domain/causes.ts';
import type { issuingCauses } from '../../domain/causes-issuing.ts';

export const issuingCauseTexts = {
  'common-name-too-long': {
    title: 'The first name is longer than 64 characters',
    explanation:
      'The old “common name” field holds 64 characters at most. The list of alternative names has no such limit, so the field can simply stay empty.',
    fixes: ['Leave the common name empty or put a shorter name of the order there.'],
  },
  'bad-public-key': {
    title: 'The authority refuses the key (weak, unsupported or known to be leaked)',
    explanation: 'Key type or size is outside the authority’s rules, or the key is on a list of compromised keys.',
    fixes: ['Create a new key: ECDSA P-256 or RSA 2048/3072/4096.'],
  },
  'order-not-ready': {
    title: 'The order is not ready (or already invalid)',
    explanation:
      'The certificate may be asked for only when all names are proved. “pending” means too early; “invalid” means one name failed before.',
    fixes: ['Wait until all names are proved. If the order is invalid, look at the failed name and order again.'],
  },
  'bad-csr': {
    title: 'The request does not match the order',
    explanation: 'The certificate request (CSR) must hold exactly the ordered names, no more and no less.',
    fixes: ['Build the CSR again from the order’s names.'],
  },
  'csr-key-same-as-account-key': {
    title: 'Certificate and account use the same key',
    explanation: 'The key of the certificate must not be the account’s key.',
    fixes: ['Create a separate key for the certificate.'],
  },
  'download-failed': {
    title: 'The certificate was issued but could not be fetched',
    explanation:
      'The order is done. Only the download, or that of an optional other chain, failed. A new order would waste the quota.',
    fixes: ['Fetch it again from the stored address. A missing alternate chain does no harm.'],
  },
  'root-not-trusted-by-old-client': {
    title: 'Old devices do not know the root of the chain',
    explanation:
      'The certificate is right, but the client (old Android, Java, embedded) does not know the root, or trips over one that has expired.',
    fixes: ['Choose another chain of this authority, use another authority, or add the root on the device.'],
  },
  'name-not-covered': {
    title: 'The visited name is not in the certificate',
    explanation:
      'A wildcard covers exactly one level: *.example.com does not cover a.b.example.com nor example.com itself.',
    fixes: ['Add the missing name or the deeper wildcard and issue again.'],
  },
  'chain-incomplete': {
    title: 'Intermediate certificates are missing',
    explanation: 'Only the certificate itself was installed. Browsers often make up for that; other programs fail.',
    fixes: ['Install the full chain with all intermediates as the authority delivered them.'],
  },
  'key-cert-mismatch': {
    title: 'Key and certificate do not belong together',
    explanation: 'One of the two files is from another run, or the account key was given instead.',
    fixes: ['Export the key and the certificate of one issue together, and replace both at once.'],
  },
  'key-type-unsupported-by-target': {
    title: 'The device does not accept this key type or format',
    explanation: 'Modern default keys (ECDSA) or the file layout are unknown to the device.',
    fixes: ['Order with an RSA 2048 key for this device, and write the key in the format it wants (PKCS#8 or PKCS#1).'],
  },
  'pfx-modern-encryption-old-windows': {
    title: 'The PFX is too modern for this Windows',
    explanation:
      'The password is right. The file is encrypted with AES, and the old system reads only 3DES with SHA-1, which it reports as a wrong password.',
    fixes: ['Export again in the compatible form (3DES, SHA-1 MAC).'],
  },
  'pfx-password-wrong': {
    title: 'The PFX password does not fit',
    explanation:
      'Another password was used when the file was written, or none, or special characters were changed by a shell.',
    fixes: [
      'Test the password in the app and try an empty one. Otherwise export again with a new one of plain letters and digits.',
    ],
  },
  'export-path-not-writable': {
    title: 'The target folder cannot be written to',
    explanation: 'The program may not write to the folder, or a folder was named instead of a file.',
    fixes: ['Choose another folder or allow writing to it, and enter a file name.'],
  },
  'disk-full': {
    title: 'The disk is full',
    explanation: 'Saving failed half-way. Files may be cut off; do not overwrite the good ones.',
    fixes: ['Free some space and try again.'],
  },
  'deploy-permission-missing': {
    title: 'The key may not upload certificates to this service',
    explanation:
      'The key may change DNS, but not the CDN, load balancer or certificate service; or the resource group is wrong.',
    fixes: ['Allow the key to upload and bind certificates there, and leave the resource group empty.'],
  },
  'private-key-not-exportable': {
    title: 'The private key cannot be exported',
    explanation:
      'The key was put into the Windows store without the exportable mark, so no PFX can be made from it later.',
    fixes: ['Export from the app’s own copy. Import it again as “exportable” if you need that.'],
  },
  'private-key-permission': {
    title: 'The service may not read the private key',
    explanation: 'The certificate is installed, but the account the service runs as has no right to the key.',
    fixes: ['Grant read access on the private key to the service account.'],
  },
  'windows-key-provider-cng': {
    title: 'The program needs a key in the old Windows key provider',
    explanation:
      'Exchange and some others cannot use keys in the newer provider (CNG). Sign-in then goes in circles, or services fail.',
    fixes: ['Import an RSA key with “Microsoft RSA SChannel Cryptographic Provider”.'],
  },
  'windows-store-access-denied': {
    title: 'No right to the Windows certificate store',
    explanation: 'The computer’s store needs administrator rights. The user’s own store does not.',
    fixes: ['Start the import as administrator, or use the store of the current user.'],
  },
  'windows-store-missing': {
    title: 'The certificate store does not exist',
    explanation: 'The named store (for example WebHosting) is there only with newer IIS.',
    fixes: ['Use the store “My”.'],
  },
} as const satisfies Readonly<Record<keyof typeof issuingCauses, CauseText>>;
