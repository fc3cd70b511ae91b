/** The present moment in milliseconds, renewed every `interval` milliseconds. For showing time, never for deciding. */
import { useEffect, useState } from 'react';

export const useNow = (interval: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), interval);
    return () => window.clearInterval(timer);
  }, [interval]);
  return now;
};
