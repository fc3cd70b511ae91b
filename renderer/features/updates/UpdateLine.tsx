/** A quiet line at the foot of the sidebar while a new version waits for a word. */
import { useEffect } from 'react';
import foot from '../../components/AppFrame.module.css';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useUpdates } from './updates-store.ts';

export const UpdateLine = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const phase = useUpdates(({ state }) => state?.phase);
  const { seek, load } = useUpdates();
  useEffect(() => void load(), [load]);
  if (phase === undefined || (phase.is !== 'available' && phase.is !== 'ready')) return null;
  if (phase.is === 'ready' && phase.atQuit) return null;
  const { version } = phase.update;
  const open = () => {
    seek(true);
    go({ screen: 'settings' });
  };
  return (
    <div className={foot.foot}>
      <StatusShape shape="note" size="small" />
      <b>{t(phase.is === 'ready' ? 'updates.ready' : 'updates.available', { version })}</b>
      <button type="button" onClick={open}>
        {t(phase.is === 'ready' ? 'updates.see-ready' : 'updates.see')}
      </button>
    </div>
  );
};
