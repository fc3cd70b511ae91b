/** Everything that is said of destinations. Loaded with the screen that shows them. */

import type { plainFormats } from '../../domain/destinations/formats.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';
import type { DestinationId } from '../../domain/destinations.ts';
import { deviceTexts } from './destinations-devices.ts';
import { serverTexts } from './destinations-servers.ts';
import { serviceTexts } from './destinations-services.ts';

const formatTexts: Readonly<Record<keyof typeof plainFormats, DestinationText>> = {
  pem: {
    name: 'PEM files',
    steps: ['Keep the key where only the program that needs it can read it.'],
    variants: {
      all: { name: 'All four', whole: 'full chain, chain, certificate, key' },
      traditional: {
        name: 'Older key form',
        whole: 'older key form',
        why: 'The key as PKCS#1 or SEC 1 (BEGIN RSA or EC PRIVATE KEY), which old devices ask for.',
      },
    },
  },
  pfx: {
    name: 'PFX (PKCS#12)',
    steps: ['Hand file and password over on different ways, and delete the file once it is imported.'],
    variants: {
      modern: { name: 'AES-256' },
      legacy: {
        name: '3DES',
        why: 'The older encryption, for Windows before Server 2019 and old devices. Delete the file once it is imported.',
      },
    },
  },
  jks: {
    name: 'Java keystore (JKS)',
    why: 'Java’s own older format. Choose PFX for Java 8u301 and newer: it protects the key better.',
    steps: ['The entry is called {{alias}}; the password opens both the keystore and the key.'],
  },
  combined: {
    name: 'One PEM file',
    why: 'Certificate, chain and key, one after the other.',
    steps: ['The file holds the key: only the program that needs it may read it.'],
  },
  p7b: {
    name: 'PKCS#7',
    why: 'Certificate and chain without the key, for targets that made the key themselves.',
    steps: ['The file holds no secret and may be sent as it is.'],
  },
  der: {
    name: 'DER',
    why: 'Each certificate and the key in a file of its own, binary.',
    steps: ['Keep the key where only the program that needs it can read it.'],
  },
  zip: {
    name: 'ZIP archive',
    why: 'The usual PEM files in one archive.',
    steps: ['The archive holds the key and has no password: move it on a safe way, and delete it after.'],
  },
};

export const destinationTexts: Readonly<Record<DestinationId, DestinationText>> = {
  ...serverTexts,
  ...deviceTexts,
  ...serviceTexts,
  ...formatTexts,
};
