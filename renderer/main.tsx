/** Entry of the page: styles, nonce, sentences, then the first screen. */
import './trusted-markup.ts';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import './styles/tokens.css';
import './styles/mantine.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startSentences, systemLanguage } from './i18n/i18n.ts';
import { useApp } from './stores/app-store.ts';
import { useCertificates } from './stores/certificates-store.ts';
import { followHost } from './stores/host-events.ts';

// The host writes a fresh nonce into the page; styles that Mantine and its dependencies add at run time need it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
Object.assign(globalThis, { __webpack_nonce__: nonce });

const root = document.getElementById('root');
if (root !== null) {
  followHost();
  const started = Promise.all([startSentences(systemLanguage()), useApp.getState().start()]);
  // What the first screen waits for longest; a failure is told there.
  void useCertificates.getState().loadFirst();
  await started;
  createRoot(root).render(<App nonce={nonce} />);
}
