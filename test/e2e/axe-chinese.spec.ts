/** See `axe-english.spec.ts`. */
import { looksBarNobody } from './axe-walk.ts';

looksBarNobody({ language: 'zh', theme: 'dark' });
