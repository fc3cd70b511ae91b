/** Every kind of step: how its fields are checked, and its client, loaded when it is used. */
import type { InstallKind } from '../../../shared/domain/install-kinds.ts';
import { aliyunChecks } from './aliyun-cas/checks.ts';
import { commandChecks } from './command/checks.ts';
import { copyChecks } from './copy/checks.ts';
import { dockerChecks } from './docker/checks.ts';
import { ftpsChecks } from './ftps/checks.ts';
import { iisChecks } from './iis/checks.ts';
import { kubernetesChecks } from './kubernetes/checks.ts';
import { qiniuChecks } from './qiniu/checks.ts';
import { s3Checks } from './s3/checks.ts';
import { sshChecks } from './ssh/checks.ts';
import type { Checks, OpenStep } from './step.ts';
import { tencentChecks } from './tencent-ssl/checks.ts';
import { webdavChecks } from './webdav/checks.ts';
import { webhookChecks } from './webhook/checks.ts';

interface Kind {
  readonly checks: Checks;
  load(): Promise<OpenStep>;
}

export const kinds: Readonly<Record<InstallKind, Kind>> = {
  copy: { checks: copyChecks, load: async () => (await import('./copy/copy-files.ts')).openCopy },
  command: { checks: commandChecks, load: async () => (await import('./command/command-step.ts')).openCommand },
  ssh: { checks: sshChecks, load: async () => (await import('./ssh/ssh-step.ts')).openSsh },
  ftps: { checks: ftpsChecks, load: async () => (await import('./ftps/ftps-step.ts')).openFtps },
  webdav: { checks: webdavChecks, load: async () => (await import('./webdav/webdav-step.ts')).openWebdav },
  s3: { checks: s3Checks, load: async () => (await import('./s3/s3-step.ts')).openS3 },
  webhook: { checks: webhookChecks, load: async () => (await import('./webhook/webhook-step.ts')).openWebhook },
  iis: { checks: iisChecks, load: async () => (await import('./iis/iis-step.ts')).openIis },
  docker: { checks: dockerChecks, load: async () => (await import('./docker/docker-step.ts')).openDocker },
  kubernetes: {
    checks: kubernetesChecks,
    load: async () => (await import('./kubernetes/kubernetes-step.ts')).openKubernetes,
  },
  qiniu: { checks: qiniuChecks, load: async () => (await import('./qiniu/qiniu-step.ts')).openQiniu },
  'tencent-ssl': {
    checks: tencentChecks,
    load: async () => (await import('./tencent-ssl/tencent-step.ts')).openTencent,
  },
  'aliyun-cas': { checks: aliyunChecks, load: async () => (await import('./aliyun-cas/aliyun-step.ts')).openAliyun },
};
