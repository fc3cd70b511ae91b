import type { plainFormats } from '../../domain/destinations/formats.ts';
import type { DestinationText } from '../../domain/destinations/text.ts';
import type { DestinationId } from '../../domain/destinations.ts';
import { deviceTexts } from './destinations-devices.ts';
import { serverTexts } from './destinations-servers.ts';
import { serviceTexts } from './destinations-services.ts';

const formatTexts: Readonly<Record<keyof typeof plainFormats, DestinationText>> = {
  pem: {
    name: 'PEM文件',
    steps: ['私钥请放在只有需要它的程序才能读取的位置。'],
    variants: {
      all: { name: '全部四个', whole: '完整链、证书链、证书、私钥' },
      traditional: {
        name: '旧式私钥',
        whole: '旧式私钥',
        why: '私钥写成PKCS#1或SEC 1（BEGIN RSA或EC PRIVATE KEY），有些旧设备只认这种写法。',
      },
    },
  },
  pfx: {
    name: 'PFX（PKCS#12）',
    steps: ['文件和密码请分开传递，导入后删除文件。'],
    variants: {
      modern: { name: 'AES-256' },
      legacy: {
        name: '3DES',
        why: '旧式加密，用于Server 2019之前的Windows和旧设备。导入后请把文件删掉。',
      },
    },
  },
  jks: {
    name: 'Java密钥库（JKS）',
    why: 'Java自己的旧格式。Java 8u301及以上请选PFX，它对私钥的保护更好。',
    steps: ['条目的别名是{{alias}}；密钥库和私钥用同一个密码。'],
  },
  combined: {
    name: '单个PEM文件',
    why: '证书、证书链和私钥依次写在一起。',
    steps: ['文件里有私钥：只让需要它的程序读取。'],
  },
  p7b: {
    name: 'PKCS#7',
    why: '只有证书和证书链，没有私钥；用于私钥由对方生成的情况。',
    steps: ['文件里没有机密，可以直接发送。'],
  },
  der: {
    name: 'DER',
    why: '每张证书和私钥各成一个文件，二进制。',
    steps: ['私钥请放在只有需要它的程序才能读取的位置。'],
  },
  zip: {
    name: 'ZIP压缩包',
    why: '常用的PEM文件，打成一个压缩包。',
    steps: ['压缩包里有私钥，没有密码：请用安全的方式传递，用完删除。'],
  },
};

export const destinationTexts: Readonly<Record<DestinationId, DestinationText>> = {
  ...serverTexts,
  ...deviceTexts,
  ...serviceTexts,
  ...formatTexts,
};
