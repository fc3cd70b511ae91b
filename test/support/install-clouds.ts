/** The certificate services of three clouds and a Kubernetes API server on loopback, by what their manuals say. */
import { createHmac, X509Certificate } from 'node:crypto';
import { acs3Problem } from '../contract/providers/aliesa.stand-in.ts';
import { success, tc3Problem } from '../contract/providers/tencentcloud.stand-in.ts';
import { type Asked, type ProviderStandIn, type Reply, startProviderStandIn } from './provider-stand-in.ts';

export const cloudKeys = { accessKey: 'AKTESTSTANDIN', secretKey: 'planted-cloud-secret-key' };

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly chain: string;
  readonly key: string;
}

export interface CloudStandIn extends ProviderStandIn {
  readonly certificates: Uploaded[];
}

const matches = (chain: string, key: string): boolean => {
  try {
    return new X509Certificate(chain).publicKey.asymmetricKeyType !== undefined && key.includes('PRIVATE KEY');
  } catch {
    return false;
  }
};

/** https://developer.qiniu.com/fusion/8593/interface-related-certificate; `domains` are those of the account. */
export const startQiniu = async (
  domains: Map<string, { protocol: string; https?: { certId: string; forceHttps: boolean; http2Enable: boolean } }>,
): Promise<CloudStandIn> => {
  const certificates: Uploaded[] = [];
  const failed = (code: number, error: string): Reply => ({ status: Math.floor(code / 1000), json: { code, error } });
  const routes = ({ method, path, body }: Asked): Reply => {
    const given = (body ?? {}) as Record<string, string & boolean>;
    const [, kind, name = '', action] = path.split('/');
    if (kind === 'sslcert' && method === 'GET')
      return { status: 200, json: { certs: certificates.map((one) => ({ certid: one.id, name: one.name })) } };
    if (kind === 'sslcert' && method === 'POST') {
      if (!matches(given.ca ?? '', given.pri ?? '')) return failed(404906, 'decode cert error');
      const added = {
        id: `5f${certificates.length}`,
        name: given.name ?? '',
        chain: given.ca ?? '',
        key: given.pri ?? '',
      };
      certificates.push(added);
      return { status: 200, json: { certID: added.id } };
    }
    if (kind === 'sslcert') {
      const at = certificates.findIndex(({ id }) => id === name);
      if (at < 0) return failed(400401, 'no such cert');
      if ([...domains.values()].some(({ https }) => https?.certId === name)) return failed(400611, 'cert in use');
      certificates.splice(at, 1);
      return { status: 200, json: {} };
    }
    const domain = domains.get(name);
    if (domain === undefined) return failed(404001, 'no such domain');
    if (action === undefined) return { status: 200, json: { name, ...domain } };
    const { certId = given.certid ?? '', forceHttps = false, http2Enable = true } = given;
    if (action === 'httpsconf' && domain.protocol !== 'https') return failed(400030, 'domain is not https');
    domains.set(
      name,
      action === 'unsslize' ? { protocol: 'http' } : { protocol: 'https', https: { certId, forceHttps, http2Enable } },
    );
    return { status: 200, json: {} };
  };
  const standIn = await startProviderStandIn((asked) => {
    const { accessKey, secretKey } = cloudKeys;
    const own = createHmac('sha1', secretKey).update(`${asked.target}\n`).digest('base64url');
    const signature = asked.header('authorization').replace(/=+$/, '');
    return signature === `QBox ${accessKey}:${own}` ? routes(asked) : failed(401001, 'bad token');
  });
  return Object.assign(standIn, { certificates });
};

/** https://cloud.tencent.com/document/api/400/41665. */
export const startTencentSsl = async (): Promise<CloudStandIn> => {
  const certificates: Uploaded[] = [];
  const { accessKey: secretId, secretKey } = cloudKeys;
  const standIn = await startProviderStandIn((asked) => {
    const unsigned = tc3Problem(asked, { secretId, secretKey, service: 'ssl' });
    if (unsigned !== undefined) return unsigned;
    const given = asked.body as Record<string, string>;
    switch (`${asked.header('x-tc-version')} ${asked.header('x-tc-action')}`) {
      case '2019-12-05 DescribeCertificates':
        return success({ TotalCount: certificates.length, Certificates: [] });
      case '2019-12-05 UploadCertificate': {
        const { CertificatePublicKey: chain = '', CertificatePrivateKey: key = '', Alias: name = '' } = given;
        if (!matches(chain, key))
          return success({ Error: { Code: 'FailedOperation.CertificateInvalid', Message: '' } });
        const known = certificates.find((one) => one.chain === chain);
        if (known !== undefined) return success({ CertificateId: known.id, RepeatCertId: known.id });
        certificates.push({ id: `c${certificates.length}`, name, chain, key });
        return success({ CertificateId: `c${certificates.length - 1}`, RepeatCertId: '' });
      }
      case '2019-12-05 DeleteCertificate': {
        const at = certificates.findIndex(({ id }) => id === given.CertificateId);
        certificates.splice(at, 1);
        return success({ DeleteResult: true });
      }
      default:
        return success({ Error: { Code: 'InvalidAction', Message: 'no such action' } });
    }
  });
  return Object.assign(standIn, { certificates });
};

/** https://help.aliyun.com/zh/ssl-certificate/developer-reference/api-cas-2020-04-07-uploadusercertificate. */
export const startAliyunCas = async (): Promise<CloudStandIn> => {
  const certificates: Uploaded[] = [];
  const failed = (status: number, Code: string): Reply => ({ status, json: { Code, Message: 'as the manual says' } });
  const { accessKey: accessKeyId, secretKey: accessKeySecret } = cloudKeys;
  const standIn = await startProviderStandIn((asked) => {
    const unsigned = acs3Problem(asked, { accessKeyId, accessKeySecret });
    if (unsigned !== undefined) return unsigned;
    const given = (key: string): string => asked.form.get(key) ?? '';
    switch (`${asked.header('x-acs-version')} ${asked.header('x-acs-action')}`) {
      case '2020-04-07 ListUserCertificateOrder': {
        const found = certificates.filter(({ name }) => name.includes(given('Keyword')));
        const list = found.map(({ id, name }) => ({ CertificateId: Number(id), Name: name }));
        return { status: 200, json: { TotalCount: list.length, CertificateOrderList: list } };
      }
      case '2020-04-07 UploadUserCertificate': {
        const [name, chain, key] = [given('Name'), given('Cert'), given('Key')];
        if (name.length > 63 || !matches(chain, key)) return failed(400, 'InvalidParameter');
        if (certificates.some((one) => one.name === name)) return failed(400, 'NameRepeat');
        certificates.push({ id: String(7000 + certificates.length), name, chain, key });
        return { status: 200, json: { CertId: 6999 + certificates.length, RequestId: 'r' } };
      }
      case '2020-04-07 DeleteUserCertificate':
        certificates.splice(
          certificates.findIndex(({ id }) => id === given('CertId')),
          1,
        );
        return { status: 200, json: { RequestId: 'r' } };
      default:
        return failed(404, 'InvalidAction.NotFound');
    }
  });
  return Object.assign(standIn, { certificates });
};

interface Secret {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Secrets of one namespace, `tls`, by https://kubernetes.io/docs/reference/using-api/server-side-apply/. */
export const startKubernetes = async (
  token: string,
): Promise<ProviderStandIn & { readonly secrets: Map<string, Secret> }> => {
  const secrets = new Map<string, Secret>();
  const status = (code: number, reason: string, message: string): Reply => ({
    status: code,
    json: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code },
  });
  const standIn = await startProviderStandIn(({ method, path, query, header, text }) => {
    if (header('authorization') !== `Bearer ${token}`) return status(401, 'Unauthorized', 'Unauthorized');
    const [, namespace, name = ''] = /^\/api\/v1\/namespaces\/([^/]+)\/secrets\/([^/]+)$/.exec(path) ?? [];
    if (name === 'forbidden') return status(403, 'Forbidden', 'secrets "forbidden" is forbidden');
    const known = secrets.get(name);
    if (method === 'GET' || method === 'DELETE') {
      if (known === undefined || namespace !== 'tls') return status(404, 'NotFound', `secrets "${name}" not found`);
      if (method === 'DELETE') secrets.delete(name);
      return { status: 200, json: { apiVersion: 'v1', kind: 'Secret', ...known } };
    }
    if (namespace !== 'tls') return status(404, 'NotFound', `namespaces "${namespace}" not found`);
    if (header('content-type') !== 'application/apply-patch+yaml' || !query.has('fieldManager'))
      return status(415, 'UnsupportedMediaType', 'not an apply');
    const given = JSON.parse(text) as Secret;
    if (known !== undefined && known.type !== given.type) return status(422, 'Invalid', 'field is immutable');
    if (given.data['tls.crt'] === undefined || given.data['tls.key'] === undefined)
      return status(422, 'Invalid', 'data[tls.crt]: Required value');
    const merged = { type: given.type, data: { ...known?.data, ...given.data } };
    if (query.get('dryRun') !== 'All') secrets.set(name, merged);
    return { status: known === undefined ? 201 : 200, json: { apiVersion: 'v1', kind: 'Secret', ...merged } };
  });
  return Object.assign(standIn, { secrets });
};
